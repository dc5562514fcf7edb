package dev.tarn.oneoff;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.invoice.InvoiceAnswers;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invoices")
class OneOffController {
    private final OneOffInvoices oneOffs;
    private final InvoiceAnswers answers;

    OneOffController(OneOffInvoices oneOffs, InvoiceAnswers answers) {
        this.oneOffs = oneOffs;
        this.answers = answers;
    }

    @PostMapping
    @Requires(value = Permission.INVOICES_CREATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("invoice") Input input) {
        return answers.detail(tenant, oneOffs.issue(tenant, OneOffRequest.of(input), input));
    }
}
