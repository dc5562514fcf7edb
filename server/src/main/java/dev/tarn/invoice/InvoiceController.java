package dev.tarn.invoice;

import static dev.tarn.access.Permission.DRAFT_INVOICES_UPDATE;
import static dev.tarn.access.Permission.INVOICES_DELETE;
import static dev.tarn.access.Permission.INVOICES_UPDATE;
import static dev.tarn.access.Permission.INVOICES_VIEW;
import static dev.tarn.access.Permission.INVOICES_VOID;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.customer.Customers;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invoices: lists, one, its derivation, what may still be changed, drafts. */
@RestController
@RequestMapping("/api/v1")
class InvoiceController {
    private final InvoiceReader invoices;
    private final InvoiceFilters filters;
    private final InvoiceViews views;
    private final InvoiceAnswers answers;
    private final InvoiceUpdates updates;
    private final Drafts drafts;
    private final PendingInvoices pending;
    private final InvoiceVoids voids;
    private final Customers customers;

    InvoiceController(
            InvoiceReader invoices,
            InvoiceFilters filters,
            InvoiceViews views,
            InvoiceAnswers answers,
            InvoiceUpdates updates,
            Drafts drafts,
            PendingInvoices pending,
            InvoiceVoids voids,
            Customers customers) {
        this.invoices = invoices;
        this.filters = filters;
        this.views = views;
        this.answers = answers;
        this.updates = updates;
        this.drafts = drafts;
        this.pending = pending;
        this.voids = voids;
        this.customers = customers;
    }

    @GetMapping("/invoices")
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return answers.list(tenant, invoices.list(tenant, filters.of(tenant, query), page));
    }

    @GetMapping("/customers/{externalId}/invoices")
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, Object> listOfCustomer(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        var customer = customers.requireByExternalId(tenant, externalId);
        return answers.list(tenant, invoices.list(tenant, filters.ofCustomer(tenant, customer.id(), query), page));
    }

    @GetMapping("/invoices/{id}")
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return answers.detail(tenant, idOf(id));
    }

    @GetMapping("/invoices/{id}/explanation")
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> explain(Tenant tenant, @PathVariable String id) {
        WholeInvoice whole = views.require(tenant, idOf(id));
        return Answer.of("explanation", InvoiceExplanation.of(whole.invoice(), whole.fees()));
    }

    @PutMapping("/invoices/{id}")
    @Requires(value = INVOICES_UPDATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String id, @Body("invoice") Input input) {
        updates.update(tenant, idOf(id), InvoiceUpdate.read(input));
        return answers.detail(tenant, idOf(id));
    }

    @PutMapping("/invoices/{id}/refresh")
    @Requires(
            value = {INVOICES_UPDATE, DRAFT_INVOICES_UPDATE},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> refresh(Tenant tenant, @PathVariable String id) {
        drafts.refresh(tenant, idOf(id));
        return answers.detail(tenant, idOf(id));
    }

    @PutMapping("/invoices/{id}/finalize")
    @Requires(
            value = {INVOICES_UPDATE, DRAFT_INVOICES_UPDATE},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> finalizeNow(Tenant tenant, @PathVariable String id) {
        drafts.finalizeNow(tenant, idOf(id));
        return answers.detail(tenant, idOf(id));
    }

    /** Every draft, each in a transaction with its customer's others alone; what cannot be finalized is parked (PLT-435). */
    @PostMapping("/invoices/finalize_all")
    @Requires(
            value = {INVOICES_UPDATE, DRAFT_INVOICES_UPDATE},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> finalizeAll(Tenant tenant) {
        return Answer.of("invoices_count", drafts.scheduleAll(tenant));
    }

    @PostMapping("/invoices/retry_all")
    @Requires(value = INVOICES_UPDATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> retryAll(Tenant tenant) {
        return Answer.of("invoices_count", pending.retryAll(tenant));
    }

    @PostMapping("/invoices/{id}/retry")
    @Requires(value = INVOICES_UPDATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> retry(Tenant tenant, @PathVariable String id) {
        pending.retry(tenant, idOf(id));
        return answers.detail(tenant, idOf(id));
    }

    @PostMapping("/invoices/{id}/void")
    @Requires(value = INVOICES_VOID, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> voidInvoice(
            Tenant tenant, @PathVariable String id, @Body(optional = true) Input input) {
        voids.voidInvoice(tenant, idOf(id), InvoiceVoids.Options.read(input));
        return answers.detail(tenant, idOf(id));
    }

    @PostMapping("/invoices/{id}/lose_dispute")
    @Requires(value = INVOICES_UPDATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> loseDispute(Tenant tenant, @PathVariable String id) {
        voids.loseDispute(tenant, idOf(id));
        return answers.detail(tenant, idOf(id));
    }

    /** Answers the draft as it was (INV-173). */
    @DeleteMapping("/invoices/{id}")
    @Requires(value = INVOICES_DELETE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String id) {
        var answer = answers.detail(tenant, idOf(id));
        drafts.delete(tenant, idOf(id));
        return answer;
    }

    private static UUID idOf(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
