package dev.tarn.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal from where no controller is reached. */
public final class ErrorWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ErrorWriter() {}

    public static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(ErrorAnswers.body(refusal)));
    }
}
