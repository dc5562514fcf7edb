package dev.tarn.document;

import dev.tarn.access.Public;
import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Documents behind their links. */
@RestController
class FileController {
    private static final Duration UNCHANGED_FOR = Duration.ofDays(1);

    private final InvoiceFiles files;
    private final DocumentFiles others;

    FileController(InvoiceFiles files, DocumentFiles others) {
        this.files = files;
        this.others = others;
    }

    @GetMapping("/files/{token}.pdf")
    @Public("customers open the link they were sent, without an account; its 256 random bits are the key")
    ResponseEntity<byte[]> open(@PathVariable String token) {
        DocumentFiles.File file = files.open(token)
                .map(invoice -> new DocumentFiles.File(invoice.invoiceNumber() + ".pdf", invoice.pdf()))
                .or(() -> others.open(token))
                .orElseThrow(() -> Refusal.notFound("file"));
        var name = ContentDisposition.inline()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.maxAge(UNCHANGED_FOR).cachePrivate())
                .header("Content-Disposition", name.toString())
                .header("X-Robots-Tag", "noindex")
                .body(file.pdf());
    }
}
