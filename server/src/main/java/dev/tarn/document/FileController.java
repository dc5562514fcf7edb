package dev.tarn.document;

import dev.tarn.access.Public;
import dev.tarn.invoice.InvoiceFiles;
import dev.tarn.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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
        return answer(
                files.open(token)
                        .map(invoice -> new DocumentFiles.File(invoice.invoiceNumber() + ".pdf", invoice.bytes()))
                        .or(() -> others.open(token)),
                MediaType.APPLICATION_PDF);
    }

    @GetMapping("/files/{token}.xml")
    @Public("customers' programs open the link they were sent, without an account; its 256 random bits are the key")
    ResponseEntity<byte[]> openXml(@PathVariable String token) {
        return answer(
                files.openXml(token)
                        .map(invoice -> new DocumentFiles.File(invoice.invoiceNumber() + ".xml", invoice.bytes()))
                        .or(() -> others.openXml(token)),
                MediaType.APPLICATION_XML);
    }

    private static ResponseEntity<byte[]> answer(Optional<DocumentFiles.File> found, MediaType type) {
        DocumentFiles.File file = found.orElseThrow(() -> Refusal.notFound("file"));
        var name = ContentDisposition.inline()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(UNCHANGED_FOR).cachePrivate())
                .header("Content-Disposition", name.toString())
                .header("X-Robots-Tag", "noindex")
                .body(file.bytes());
    }
}
