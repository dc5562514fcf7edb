package dev.tarn.creditnote;

import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.CreditNoteLimits.Violation;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.invoice.PurchasedCredits.Purchase;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Metadata;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with credit notes. Each method is one transaction. */
@Service
public class CreditNotes {
    private final CreditNoteStore store;
    private final CreditNoteReader reader;
    private final CreditNoteFilters filters;
    private final NoteIssuer issuer;
    private final Customers customers;
    private final BillingClock clock;

    CreditNotes(
            CreditNoteStore store,
            CreditNoteReader reader,
            CreditNoteFilters filters,
            NoteIssuer issuer,
            Customers customers,
            BillingClock clock) {
        this.store = store;
        this.reader = reader;
        this.filters = filters;
        this.issuer = issuer;
        this.customers = customers;
        this.clock = clock;
    }

    @Transactional
    CreditNote create(Tenant tenant, Input input) {
        var request = NoteRequest.of(input);
        var invoice = issuer.open(tenant, request.invoiceId().orElseThrow(() -> Refusal.notFound("invoice")));
        boolean onlyOffset =
                request.split().creditAmountCents() == 0 && request.split().refundAmountCents() == 0;
        refuseUnlessCreditable(invoice, onlyOffset);
        var items = request.itemsOn(invoice);
        var amounts = invoice.amounts(items);
        var problems = new Problems();
        for (Violation violation : invoice.limits().violations(request.split(), amounts.totalAmountCents())) {
            problems.add(violation.field(), violation.code());
        }
        problems.orThrow();
        var note = new NewNote(
                request.reason(), request.description(), items, amounts, request.split(), request.metadata());
        return require(tenant, issuer.issue(tenant, invoice, note));
    }

    /** Of these items, what a note could be; nothing is written (CRD-134). */
    @Transactional(readOnly = true)
    Estimate estimate(Tenant tenant, Input input) {
        var request = NoteRequest.ofEstimate(input);
        var invoice = issuer.read(tenant, request.invoiceId().orElseThrow(() -> Refusal.notFound("invoice")));
        refuseUnlessCreditable(invoice, false);
        var items = request.itemsOn(invoice);
        return new Estimate(invoice, items, invoice.amounts(items));
    }

    /**
     * What is not final has nothing to give back yet, what is voided has nothing any more. Of a purchase of credits its wallet must be active, and
     * nothing but an offset is for one that is not paid (CRD-123).
     */
    private static void refuseUnlessCreditable(CreditedInvoice invoice, boolean onlyOffset) {
        boolean isFinal = invoice.invoice().status() == InvoiceStatus.FINALIZED;
        boolean isOpenPurchase =
                invoice.purchase().filter(Purchase::walletActive).isPresent() && (invoice.isPaid() || onlyOffset);
        if (!isFinal || invoice.isPurchase() && !isOpenPurchase) {
            throw Refusal.notAllowed("invalid_type_or_status");
        }
    }

    /** Refund status and notes of the user's (CRD-135). */
    @Transactional
    CreditNote update(Tenant tenant, UUID id, Input input) {
        RefundStatus refundStatus = input.constant("refund_status", RefundStatus.class);
        Map<String, @Nullable String> sent = input.textMap("metadata");
        CreditNote note = lock(tenant, id);
        var metadata = Metadata.merged(note.metadata(), sent);
        Metadata.check(metadata, input.problems());
        input.problems().orThrow();
        Instant now = clock.now(tenant);
        if (refundStatus != null && note.refundStatus() != null) {
            store.setRefundStatus(id, refundStatus, now);
        }
        if (sent != null) {
            store.setMetadata(id, metadata, now);
        }
        return require(tenant, id);
    }

    /** What is left of the credit is not used any more; what is refunded stays (CRD-136). */
    @Transactional
    CreditNote voidCredit(Tenant tenant, UUID id) {
        CreditNote note = lock(tenant, id);
        if (note.balanceAmountCents() <= 0 || note.creditStatus() == CreditStatus.VOIDED) {
            throw Refusal.notAllowed("no_voidable_amount");
        }
        store.markVoided(id, clock.now(tenant));
        return require(tenant, id);
    }

    @Transactional
    @Nullable
    Map<String, @Nullable String> replaceMetadata(Tenant tenant, UUID id, Input input) {
        lock(tenant, id);
        return writeMetadata(tenant, id, input.textMap("metadata"), input.problems());
    }

    /** Adds to what is there; the keys that are sent win. */
    @Transactional
    @Nullable
    Map<String, @Nullable String> mergeMetadata(Tenant tenant, UUID id, Input input) {
        CreditNote note = lock(tenant, id);
        var merged = Metadata.merged(note.metadata(), input.textMap("metadata"));
        return writeMetadata(tenant, id, merged, input.problems());
    }

    @Transactional
    void deleteMetadata(Tenant tenant, UUID id) {
        lock(tenant, id);
        store.setMetadata(id, null, clock.now(tenant));
    }

    @Transactional
    @Nullable
    Map<String, @Nullable String> deleteMetadataKey(Tenant tenant, UUID id, String key) {
        CreditNote note = lock(tenant, id);
        if (note.metadata() == null) {
            throw Refusal.notFound("metadata");
        }
        Map<String, @Nullable String> rest = new LinkedHashMap<>(note.metadata());
        rest.remove(key);
        return writeMetadata(tenant, id, rest, new Problems());
    }

    private @Nullable Map<String, @Nullable String> writeMetadata(
            Tenant tenant, UUID id, @Nullable Map<String, @Nullable String> metadata, Problems problems) {
        Metadata.check(metadata, problems);
        problems.orThrow();
        store.setMetadata(id, metadata, clock.now(tenant));
        return metadata;
    }

    /** The note; no invoice of its customer uses it until the transaction ends. */
    private CreditNote lock(Tenant tenant, UUID id) {
        customers.lock(tenant, List.of(store.customerOf(tenant, id).orElseThrow(CreditNotes::notFound)));
        return require(tenant, id);
    }

    /** Final ones only (CRD-110). */
    @Transactional(readOnly = true)
    public CreditNote require(Tenant tenant, UUID id) {
        return reader.find(tenant, id).orElseThrow(CreditNotes::notFound);
    }

    @Transactional(readOnly = true)
    Paged<CreditNote> page(Tenant tenant, Query query, Page page) {
        return reader.page(tenant, filters.of(tenant, query), page);
    }

    @Transactional(readOnly = true)
    Paged<CreditNote> pageOfCustomer(Tenant tenant, String externalId, Query query, Page page) {
        var customer = customers.requireByExternalId(tenant, externalId);
        Condition filter = filters.of(tenant, query).and(CreditNoteFilters.ofCustomer(customer.id()));
        return reader.page(tenant, filter, page);
    }

    static RefusedException notFound() {
        return Refusal.notFound("credit_note");
    }
}
