package dev.tarn.payment;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PAYMENT;
import static dev.tarn.schema.Tables.PROVIDER_REFUND;

import dev.tarn.creditnote.CreditNoteCreated;
import dev.tarn.creditnote.NoteRefunds;
import dev.tarn.creditnote.RefundStatus;
import dev.tarn.customer.Customers;
import dev.tarn.engine.money.Currency;
import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider.Refund;
import dev.tarn.integration.PaymentProvider.RefundOrder;
import dev.tarn.integration.PaymentProvider.RefundState;
import dev.tarn.integration.ProviderNews.RefundChanged;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentRecord;
import dev.tarn.schema.tables.records.ProviderRefundRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Refunds of credit notes that a provider is asked for: written down before it is asked, and whatever it says afterwards, in any order. */
@Service
class Refunds {
    private static final String SUCCEEDED = "succeeded";

    private final DSLContext database;
    private final NoteRefunds notes;
    private final Connections connections;
    private final ProviderCalls calls;
    private final Customers customers;
    private final BillingClock clock;

    Refunds(
            DSLContext database,
            NoteRefunds notes,
            Connections connections,
            ProviderCalls calls,
            Customers customers,
            BillingClock clock) {
        this.database = database;
        this.notes = notes;
        this.connections = connections;
        this.calls = calls;
        this.customers = customers;
        this.clock = clock;
    }

    /** A refund that a provider is to be asked for. */
    record Ordered(Connection connection, RefundOrder order) {}

    /** A note that gives money back is refunded where a provider took it; else somebody has to (CRD-133). */
    @EventListener
    void on(CreditNoteCreated note) {
        Tenant tenant = note.tenant();
        notes.openCents(tenant, note.creditNoteId())
                .flatMap(cents -> paymentWith(tenant, note.invoiceId(), cents)
                        .map(payment -> write(tenant, note.creditNoteId(), payment, cents)))
                .ifPresent(refundId -> calls.request(tenant, RefundNote.NAME, refundId));
    }

    /** A payment of the invoice, by a provider, of which so much is left. */
    private Optional<PaymentRecord> paymentWith(Tenant tenant, UUID invoiceId, long cents) {
        var refunded = DSL.field(DSL.select(DSL.coalesce(DSL.sum(PROVIDER_REFUND.AMOUNT_CENTS), BigDecimal.ZERO))
                .from(PROVIDER_REFUND)
                .where(PROVIDER_REFUND.PAYMENT_ID.eq(PAYMENT.ID))
                .and(PROVIDER_REFUND.STATUS.ne("failed")));
        return database.select(PAYMENT.fields())
                .from(PAYMENT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(PAYMENT.INVOICE_ID))
                .where(PAYMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PAYMENT.INVOICE_ID.eq(invoiceId))
                .and(PAYMENT.PAYMENT_STATUS.eq(SUCCEEDED))
                .and(PAYMENT.PROVIDER_PAYMENT_ID.isNotNull())
                .and(INVOICE.PAYMENT_STATUS.eq(SUCCEEDED))
                .and(INVOICE.PAYMENT_DISPUTE_LOST_AT.isNull())
                .and(PAYMENT.AMOUNT_CENTS.cast(BigDecimal.class).minus(refunded).ge(BigDecimal.valueOf(cents)))
                .orderBy(PAYMENT.ID.desc())
                .limit(1)
                .fetchOptionalInto(PaymentRecord.class);
    }

    private UUID write(Tenant tenant, UUID noteId, PaymentRecord payment, long cents) {
        var row = database.newRecord(PROVIDER_REFUND);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCreditNoteId(noteId);
        row.setPaymentId(payment.getId());
        row.setIntegrationId(payment.getIntegrationId());
        row.setProviderPaymentId(payment.getProviderPaymentId());
        row.setAmountCents(cents);
        row.setCurrency(payment.getCurrency());
        row.setStatus("pending");
        row.setAskedAt(clock.machineNow());
        row.setCreatedAt(clock.now(tenant));
        row.setUpdatedAt(row.getCreatedAt());
        row.insert();
        return row.getId();
    }

    /** Empty: the provider has answered. */
    @Transactional(readOnly = true)
    public Optional<Ordered> unanswered(Tenant tenant, UUID refundId) {
        return find(tenant, refundId)
                .filter(row ->
                        row.getProviderRefundId() == null && row.getStatus().equals("pending"))
                .map(row -> new Ordered(
                        Known.in(connections.byIds(tenant, List.of(row.getIntegrationId())), row.getIntegrationId()),
                        new RefundOrder(
                                row.getId(),
                                row.getProviderPaymentId(),
                                row.getAmountCents(),
                                Currency.of(row.getCurrency()),
                                row.getAskedAt())));
    }

    private Optional<ProviderRefundRecord> find(Tenant tenant, UUID refundId) {
        return database.selectFrom(PROVIDER_REFUND)
                .where(PROVIDER_REFUND.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PROVIDER_REFUND.ID.eq(refundId))
                .fetchOptional();
    }

    /** News of the provider's own accord; what was refunded elsewhere is nobody's note. */
    @Transactional
    public void record(Tenant tenant, UUID integrationId, RefundChanged news) {
        Optional<UUID> known = database.select(PROVIDER_REFUND.ID)
                .from(PROVIDER_REFUND)
                .where(PROVIDER_REFUND.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PROVIDER_REFUND.INTEGRATION_ID.eq(integrationId))
                .and(PROVIDER_REFUND
                        .PROVIDER_REFUND_ID
                        .eq(news.refund().id())
                        .or(PROVIDER_REFUND.ID.eq(news.refundId())))
                .fetchOptional(PROVIDER_REFUND.ID);
        known.ifPresent(id -> record(tenant, id, news.refund()));
    }

    /** A refund goes from pending to succeeded, and from both to failed; older news change nothing. */
    @Transactional
    public void record(Tenant tenant, UUID refundId, Refund refund) {
        var owner = database.select(PAYMENT.CUSTOMER_ID)
                .from(PROVIDER_REFUND)
                .join(PAYMENT)
                .on(PAYMENT.ID.eq(PROVIDER_REFUND.PAYMENT_ID))
                .where(PROVIDER_REFUND.ID.eq(refundId))
                .fetchSingle(PAYMENT.CUSTOMER_ID);
        customers.lock(tenant, List.of(owner));
        ProviderRefundRecord row = database.selectFrom(PROVIDER_REFUND)
                .where(PROVIDER_REFUND.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PROVIDER_REFUND.ID.eq(refundId))
                .forUpdate()
                .fetchSingle();
        if (!refund.id().isEmpty()) {
            row.setProviderRefundId(refund.id());
        }
        RefundState before = RefundState.valueOf(row.getStatus().toUpperCase(Locale.ROOT));
        boolean newer = refund.state().compareTo(before) > 0;
        if (newer) {
            row.setStatus(refund.state().name().toLowerCase(Locale.ROOT));
            row.setFailure(refund.failure());
            notes.record(
                    tenant,
                    row.getCreditNoteId(),
                    RefundStatus.valueOf(refund.state().name()));
        }
        row.setUpdatedAt(clock.now(tenant));
        row.update();
    }
}
