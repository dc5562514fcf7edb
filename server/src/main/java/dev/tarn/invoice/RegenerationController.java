package dev.tarn.invoice;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Another invoice in place of a voided one (section 7.2). */
@RestController
@RequestMapping("/api/v1/invoices/{id}/regenerate")
class RegenerationController {
    private final Regenerations regenerations;
    private final InvoiceAnswers answers;
    private final TransactionTemplate transactions;

    RegenerationController(Regenerations regenerations, InvoiceAnswers answers, TransactionTemplate transactions) {
        this.regenerations = regenerations;
        this.answers = answers;
        this.transactions = transactions;
    }

    @PostMapping
    @Requires(value = Permission.INVOICES_VOID, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> regenerate(
            Tenant tenant, @PathVariable String id, @Body(value = "invoice", optional = true) Input input) {
        var wanted = Regeneration.read(input);
        return answers.detail(tenant, regenerations.regenerate(tenant, idOf(id), wanted));
    }

    /** The invoice as it would be: made, read and taken back, so that it cannot differ from the real one. */
    @PostMapping("/preview")
    @Requires(value = Permission.INVOICES_VOID, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> preview(
            Tenant tenant, @PathVariable String id, @Body(value = "invoice", optional = true) Input input) {
        var wanted = Regeneration.read(input);
        return Objects.requireNonNull(transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            return answers.detail(tenant, regenerations.regenerate(tenant, idOf(id), wanted));
        }));
    }

    private static UUID idOf(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
