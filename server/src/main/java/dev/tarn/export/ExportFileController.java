package dev.tarn.export;

import dev.tarn.access.Public;
import dev.tarn.platform.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files behind their links, sent part by part. */
@RestController
class ExportFileController {
    private final DataExportStore store;

    ExportFileController(DataExportStore store) {
        this.store = store;
    }

    @GetMapping("/files/{token}.csv")
    @Public(
            "the link in an e-mail opens it without signing in; its 256 random bits are the key, and it is gone after a week")
    void open(@PathVariable String token, HttpServletResponse response) throws IOException {
        var file = store.open(token).orElseThrow(() -> Refusal.notFound("file"));
        var parts = store.partsOf(file.id());
        if (parts.isEmpty()) {
            throw Refusal.notFound("file");
        }
        var name = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", name.toString());
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "private, no-store");
        for (int no : parts) {
            response.getOutputStream().write(store.part(file.id(), no));
        }
    }
}
