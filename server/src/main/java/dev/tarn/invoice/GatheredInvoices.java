package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.FEE_TAX;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.Explanation;
import dev.tarn.engine.invoice.InvoiceTaxes;
import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.money.Rounding;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices for what has been paid already: fees that were made without one and are gathered afterwards (BIL-150). */
@Service
public class GatheredInvoices {
    private static final int RATE_DECIMALS = 5;

    private final DSLContext database;
    private final InvoiceStore store;
    private final Completion completion;
    private final Customers customers;
    private final BillingClock clock;

    GatheredInvoices(
            DSLContext database, InvoiceStore store, Completion completion, Customers customers, BillingClock clock) {
        this.database = database;
        this.store = store;
        this.completion = completion;
        this.customers = customers;
        this.clock = clock;
    }

    /** A fee that is paid and on no invoice. */
    public record PaidFee(UUID id, UUID subscriptionId, UUID billingEntityId, String currency) {}

    private static Condition isWaiting(Tenant tenant) {
        return FEE.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(FEE.INVOICE_ID.isNull())
                .and(FEE.PAY_IN_ADVANCE)
                .and(FEE.DELETED_AT.isNull())
                .and(FEE.PAYMENT_STATUS.eq("succeeded"));
    }

    /** Those of the customers who have any. */
    public Set<UUID> withPaidFees(Tenant tenant, Collection<UUID> customerIds) {
        return customerIds.isEmpty()
                ? Set.of()
                : database.selectDistinct(FEE.CUSTOMER_ID)
                        .from(FEE)
                        .where(isWaiting(tenant))
                        .and(FEE.CUSTOMER_ID.in(customerIds))
                        .fetchSet(FEE.CUSTOMER_ID);
    }

    /**
     * Paid by an instant, in the order they were made.
     *
     * @param onlyOver whether what they are for must be over by then
     */
    public List<PaidFee> paid(Tenant tenant, Collection<UUID> subscriptionIds, Instant by, boolean onlyOver) {
        return database.select(FEE.ID, FEE.SUBSCRIPTION_ID, FEE.BILLING_ENTITY_ID, FEE.AMOUNT_CURRENCY)
                .from(FEE)
                .where(isWaiting(tenant))
                .and(FEE.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(FEE.SUCCEEDED_AT.le(by))
                .and(onlyOver ? FEE.TO_AT.le(by) : DSL.noCondition())
                .orderBy(FEE.ID)
                .forUpdate()
                .fetch(row -> new PaidFee(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Puts fees on one invoice, which is paid. Amounts and taxes are those of the fees; nothing is computed again. */
    @Transactional
    public void gather(Tenant tenant, NewInvoice invoice, List<UUID> feeIds) {
        var sellers = completion.lock(tenant, List.of(invoice.billingEntityId()));
        Customer customer = Known.in(customers.byIds(tenant, List.of(invoice.customerId())), invoice.customerId());
        ComputedInvoice computed = computed(invoice, customer, feeIds);
        var pending = new Completion.Pending(
                Ids.next(),
                computed,
                Known.in(sellers, invoice.billingEntityId()),
                InvoiceStatus.FINALIZED,
                computed.dates(),
                clock.now(tenant));
        var written = completion.complete(tenant, List.of(pending));
        store.insert(tenant, written);
        UUID id = written.getFirst().id();
        database.update(INVOICE)
                .set(INVOICE.PAYMENT_STATUS, "succeeded")
                .set(INVOICE.TOTAL_PAID_AMOUNT_CENTS, INVOICE.TOTAL_AMOUNT_CENTS)
                .where(INVOICE.ID.eq(id))
                .execute();
        database.update(FEE).set(FEE.INVOICE_ID, id).where(FEE.ID.in(feeIds)).execute();
    }

    private ComputedInvoice computed(NewInvoice invoice, Customer customer, List<UUID> feeIds) {
        var amounts = new ArrayList<Long>();
        long taxesCents = 0;
        BigDecimal weightedRate = BigDecimal.ZERO;
        for (var row : database.select(FEE.AMOUNT_CENTS, FEE.TAXES_AMOUNT_CENTS, FEE.TAXES_RATE_PERCENT)
                .from(FEE)
                .where(FEE.ID.in(feeIds))) {
            amounts.add(row.value1());
            taxesCents = Math.addExact(taxesCents, row.value2());
            weightedRate = weightedRate.add(row.value3().multiply(BigDecimal.valueOf(row.value1())));
        }
        var totals = InvoiceTotals.ofFees(amounts).plusTaxes(taxesCents);
        long feesCents = totals.feesAmountCents();
        BigDecimal rate = feesCents == 0
                ? BigDecimal.ZERO
                : weightedRate.divide(BigDecimal.valueOf(feesCents), RATE_DECIMALS, RoundingMode.HALF_UP);
        var taxesByCode = new HashMap<String, Tax>();
        var lines = lines(feeIds, taxesByCode);
        var taxes = new InvoiceTaxes(
                lines, rate, taxesCents, Explanation.of("BIL-150", "the taxes of the fees", Map.of(), "" + taxesCents));
        var dates = IssuingDates.of(
                invoice.billedAt(),
                customer.applicableZone(),
                ComputedInvoice.kind(invoice),
                ComputedInvoice.settings(customer));
        return new ComputedInvoice(
                invoice,
                customer,
                List.of(),
                BilledProgressively.nothing(invoice),
                List.of(),
                totals,
                null,
                taxes,
                taxesByCode,
                dates);
    }

    private List<InvoiceTaxes.Line> lines(List<UUID> feeIds, Map<String, Tax> taxesByCode) {
        var amount = DSL.sum(FEE_TAX.AMOUNT_CENTS);
        var base = DSL.sum(FEE.AMOUNT_CENTS);
        var lines = new ArrayList<InvoiceTaxes.Line>();
        for (var row : database.select(
                        FEE_TAX.TAX_ID,
                        DSL.min(FEE_TAX.CODE),
                        DSL.min(FEE_TAX.NAME),
                        DSL.min(FEE_TAX.DESCRIPTION),
                        DSL.max(FEE_TAX.RATE_PERCENT),
                        amount,
                        base)
                .from(FEE_TAX)
                .join(FEE)
                .on(FEE.ID.eq(FEE_TAX.FEE_ID))
                .where(FEE.ID.in(feeIds))
                .groupBy(FEE_TAX.TAX_ID)
                .orderBy(DSL.min(FEE_TAX.CODE))) {
            var rate = new TaxRate(row.value2(), row.value5());
            long cents = Rounding.toCents(row.value6());
            lines.add(new InvoiceTaxes.Line(
                    rate,
                    cents,
                    Rounding.toCents(row.value7()),
                    Explanation.of("BIL-150", "the taxes of the fees", Map.of(), Long.toString(cents))));
            taxesByCode.put(
                    row.value2(),
                    new Tax(
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            row.value5(),
                            false,
                            Instant.EPOCH));
        }
        return lines;
    }
}
