package dev.tarn.document;

import static dev.tarn.access.Permission.INVOICES_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.invoice.InvoiceAnswers;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes the document of an invoice where there is none yet, and says where it is. */
@RestController
class DownloadController {
    private final InvoiceDocuments documents;
    private final InvoiceAnswers invoices;

    DownloadController(InvoiceDocuments documents, InvoiceAnswers invoices) {
        this.documents = documents;
        this.invoices = invoices;
    }

    @PostMapping({"/api/v1/invoices/{id}/download", "/api/v1/invoices/{id}/download_pdf"})
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> download(Tenant tenant, @PathVariable String id) {
        UUID invoiceId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("invoice"));
        documents.make(tenant, invoiceId);
        return invoices.detail(tenant, invoiceId);
    }
}
