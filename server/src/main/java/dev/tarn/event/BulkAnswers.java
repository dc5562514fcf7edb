package dev.tarn.event;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers kept in a file until all events are dealt with. Written while the events still come in, they would fill the line to a sender that
 * reads only once it has sent everything, and both would wait for ever.
 */
final class BulkAnswers implements AutoCloseable {
    private static final int SOME_REFUSED = 207;

    private final JsonMapper json;
    private final boolean asLines;
    private final Path file;
    private final OutputStream out;
    private final Map<String, Long> summary = new TreeMap<>(Map.of("accepted", 0L, "duplicate", 0L, "refused", 0L));
    private long count;

    /** @param asLines a line each, instead of one JSON document */
    BulkAnswers(JsonMapper json, boolean asLines) throws IOException {
        this.json = json;
        this.asLines = asLines;
        this.file = Files.createTempFile("tarn-answers-", ".json");
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        if (!asLines) {
            write("{\"events\":[");
        }
    }

    void add(EventAnswer answer) throws IOException {
        if (!asLines && count > 0) {
            write(",");
        }
        out.write(json.writeValueAsBytes(answer));
        if (asLines) {
            write("\n");
        }
        summary.merge(answer.status(), 1L, Long::sum);
        count++;
    }

    long count() {
        return count;
    }

    long refused() {
        return count("refused");
    }

    EventUpload.Taken taken(boolean complete) {
        return new EventUpload.Taken(count("accepted"), count("duplicate"), refused(), complete);
    }

    private long count(String status) {
        return summary.getOrDefault(status, 0L);
    }

    /**
     * Answers.
     *
     * @param complete whether the body was read to its end
     * @param more said beside the answers
     */
    void send(HttpServletResponse response, boolean complete, EventUpload.@Nullable Said more) throws IOException {
        String total = "\"summary\":{\"accepted\":%d,\"duplicate\":%d,\"refused\":%d,\"complete\":%b}"
                .formatted(count("accepted"), count("duplicate"), count("refused"), complete);
        if (more != null) {
            total += "," + json.writeValueAsString(more.name()) + ":" + json.writeValueAsString(more.value());
        }
        write(asLines ? "{" + total + "}\n" : "]," + total + "}");
        out.close();
        response.setStatus(refused() == 0 && complete ? HttpServletResponse.SC_OK : SOME_REFUSED);
        response.setContentType(asLines ? "application/x-ndjson" : "application/json");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
