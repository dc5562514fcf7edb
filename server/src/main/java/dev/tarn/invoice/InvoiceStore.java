package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.INVOICE_TAX;
import static dev.tarn.schema.Tables.PROGRESSIVE_CREDIT;
import static dev.tarn.schema.Tables.RATED_WINDOW;

import dev.tarn.engine.invoice.FeeTaxes;
import dev.tarn.engine.invoice.InvoiceTaxes;
import dev.tarn.engine.subscription.Window;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.RowCopy;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.AppliedUsageThresholdRecord;
import dev.tarn.schema.tables.records.FeeRecord;
import dev.tarn.schema.tables.records.FeeTaxRecord;
import dev.tarn.schema.tables.records.InvoiceCreditRecord;
import dev.tarn.schema.tables.records.InvoiceRecord;
import dev.tarn.schema.tables.records.InvoiceSubscriptionRecord;
import dev.tarn.schema.tables.records.InvoiceTaxRecord;
import dev.tarn.schema.tables.records.ProgressiveCreditRecord;
import dev.tarn.schema.tables.records.RatedWindowRecord;
import dev.tarn.tax.Tax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes invoices with all that belongs to them, many at once: one COPY per table, however many there are. */
@Component
class InvoiceStore {
    private final DSLContext database;
    private final FeeRows rows;
    private final AppliedSections sections;

    InvoiceStore(DSLContext database, FeeRows rows, AppliedSections sections) {
        this.database = database;
        this.rows = rows;
        this.sections = sections;
    }

    void insert(Tenant tenant, List<WrittenInvoice> invoices) {
        RowCopy.insert(
                database,
                invoices.stream().map(invoice -> invoiceRow(tenant, invoice)).toList());
        insertParts(tenant, invoices);
    }

    /** Puts the invoices in place of the drafts with the same ids. */
    void replace(Tenant tenant, List<WrittenInvoice> invoices) {
        var ids = invoices.stream().map(WrittenInvoice::id).toList();
        deleteParts(tenant, ids);
        var rows = invoices.stream().map(invoice -> invoiceRow(tenant, invoice)).toList();
        database.batchUpdate(rows).execute();
        insertParts(tenant, invoices);
    }

    /** Adds the taxes that were awaited, and what was used after them. Fees keep their ids, given in the order of the computed ones. */
    void tax(Tenant tenant, List<WrittenInvoice> invoices, Map<UUID, List<UUID>> feeIds) {
        database.batchUpdate(invoices.stream()
                        .map(invoice -> invoiceRow(tenant, invoice))
                        .toList())
                .execute();
        var fees = new ArrayList<FeeRecord>();
        var feeTaxes = new ArrayList<FeeTaxRecord>();
        var invoiceTaxes = new ArrayList<InvoiceTaxRecord>();
        var credits = new ArrayList<InvoiceCreditRecord>();
        for (WrittenInvoice invoice : invoices) {
            var ids = Known.in(feeIds, invoice.id());
            for (int i = 0; i < ids.size(); i++) {
                UUID feeId = ids.get(i);
                var taxed = invoice.computed().fees().get(i);
                fees.add(FeeRows.taxed(feeId, taxed, invoice.updatedAt()));
                taxed.taxes()
                        .lines()
                        .forEach(line -> feeTaxes.add(FeeRows.tax(
                                tenant, feeId, taxOf(invoice, line.tax().code()), line)));
            }
            invoice.computed().taxes().lines().forEach(line -> invoiceTaxes.add(taxRow(tenant, invoice, line)));
            invoice.computed().credits().forEach(credit -> credits.add(creditRow(tenant, invoice, credit)));
        }
        database.batchUpdate(fees).execute();
        RowCopy.insert(database, feeTaxes);
        RowCopy.insert(database, invoiceTaxes);
        RowCopy.insert(database, credits);
    }

    private void deleteParts(Tenant tenant, Collection<UUID> invoiceIds) {
        sections.delete(tenant, invoiceIds);
        database.deleteFrom(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.in(invoiceIds))
                .execute();
        database.deleteFrom(INVOICE_TAX)
                .where(INVOICE_TAX.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_TAX.INVOICE_ID.in(invoiceIds))
                .execute();
        database.deleteFrom(RATED_WINDOW)
                .where(RATED_WINDOW.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(RATED_WINDOW.INVOICE_ID.in(invoiceIds))
                .execute();
        database.deleteFrom(PROGRESSIVE_CREDIT)
                .where(PROGRESSIVE_CREDIT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PROGRESSIVE_CREDIT.INVOICE_ID.in(invoiceIds))
                .execute();
        database.deleteFrom(INVOICE_SUBSCRIPTION)
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.in(invoiceIds))
                .execute();
    }

    private void insertParts(Tenant tenant, List<WrittenInvoice> invoices) {
        var links = new ArrayList<InvoiceSubscriptionRecord>();
        var fees = new ArrayList<FeeRecord>();
        var feeTaxes = new ArrayList<FeeTaxRecord>();
        var invoiceTaxes = new ArrayList<InvoiceTaxRecord>();
        var credits = new ArrayList<InvoiceCreditRecord>();
        var rated = new ArrayList<RatedWindowRecord>();
        var progressive = new ArrayList<ProgressiveCreditRecord>();
        var thresholds = new ArrayList<AppliedUsageThresholdRecord>();
        for (WrittenInvoice invoice : invoices) {
            invoice.computed().source().subscriptions().forEach(entry -> links.add(linkRow(tenant, invoice, entry)));
            invoice.computed()
                    .source()
                    .subscriptions()
                    .forEach(entry ->
                            entry.rated().forEach(window -> rated.add(ratedRow(tenant, invoice, entry, window))));
            invoice.computed().taxes().lines().forEach(line -> invoiceTaxes.add(taxRow(tenant, invoice, line)));
            invoice.computed().credits().forEach(credit -> credits.add(creditRow(tenant, invoice, credit)));
            invoice.computed()
                    .progressive()
                    .credits()
                    .forEach(credit -> progressive.add(progressiveRow(tenant, invoice, credit)));
            invoice.computed()
                    .source()
                    .thresholds()
                    .forEach(applied -> thresholds.add(AppliedThresholds.row(tenant, invoice.id(), applied)));
            addFees(tenant, invoice, fees, feeTaxes);
        }
        RowCopy.insert(database, links);
        RowCopy.insert(database, invoiceTaxes);
        RowCopy.insert(database, fees);
        RowCopy.insert(database, feeTaxes);
        RowCopy.insert(database, credits);
        RowCopy.insert(database, progressive);
        RowCopy.insert(database, thresholds);
        RowCopy.insert(database, rated);
        sections.write(tenant, invoices);
    }

    private RatedWindowRecord ratedRow(
            Tenant tenant, WrittenInvoice invoice, NewInvoiceSubscription entry, RatedWindow window) {
        RatedWindowRecord row = database.newRecord(RATED_WINDOW);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoice.id());
        row.setSubscriptionId(entry.subscriptionId());
        row.setChargeId(window.chargeId());
        row.setFromAt(window.fromAt());
        row.setToAt(window.toAt());
        row.setDurationDays(window.durationDays());
        row.setTimezone(window.zone().getId());
        row.setEventsFrom(window.eventsFrom());
        row.setEventsBefore(window.eventsBefore());
        row.setPartitionNo(window.partition());
        row.setRatedAt(entry.billedAt());
        return row;
    }

    private static InvoiceRecord invoiceRow(Tenant tenant, WrittenInvoice written) {
        var computed = written.computed();
        var source = computed.source();
        var totals = computed.totals();
        var row = new InvoiceRecord();
        row.setId(written.id());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(source.customerId());
        row.setBillingEntityId(written.billingEntityId());
        row.setInvoiceType(source.invoiceType());
        row.setStatus(written.status().code());
        row.setPaymentStatus(computed.paymentStatus());
        row.setNumber(written.number().text());
        row.setSequentialId(written.number().sequentialId());
        row.setEntitySequentialId(written.number().entitySequentialId());
        row.setCurrency(source.currency());
        row.setTimezone(computed.customer().applicableZone().getId());
        row.setBilledAt(source.billedAt());
        row.setIssuingOn(written.dates().issuingOn());
        row.setExpectedFinalizationOn(written.dates().expectedFinalizationOn());
        row.setPaymentDueOn(written.dates().paymentDueOn());
        row.setNetPaymentTerm(computed.customer().netPaymentTermDays());
        row.setSkipCharges(source.skipCharges());
        row.setFeesAmountCents(totals.feesAmountCents());
        row.setCouponsAmountCents(totals.couponsAmountCents());
        row.setSubTotalExcludingTaxesAmountCents(totals.subTotalExcludingTaxesAmountCents());
        row.setTaxesAmountCents(totals.taxesAmountCents());
        row.setTaxesRatePercent(computed.taxes().ratePercent());
        row.setSubTotalIncludingTaxesAmountCents(totals.subTotalIncludingTaxesAmountCents());
        row.setProgressiveBillingCreditAmountCents(totals.progressiveBillingCreditAmountCents());
        row.setCreditNotesAmountCents(totals.creditNotesAmountCents());
        row.setPrepaidCreditAmountCents(totals.prepaidCreditAmountCents());
        var prepaid = computed.prepaid();
        row.setPrepaidGrantedCreditAmountCents(prepaid == null ? null : prepaid.grantedAmountCents());
        row.setPrepaidPurchasedCreditAmountCents(prepaid == null ? null : prepaid.purchasedAmountCents());
        row.setTotalAmountCents(totals.totalAmountCents());
        row.setPurchaseOrderNumber(source.purchaseOrderNumber());
        row.setSelfBilled(computed.customer().partner());
        row.setReadyToBeRefreshed(false);
        row.setTaxStatus(TaxStatus.code(written.taxStatus()));
        row.setFinalizedAt(written.finalizedAt());
        row.setCreatedAt(written.createdAt());
        row.setUpdatedAt(written.updatedAt());
        return row;
    }

    private static InvoiceSubscriptionRecord linkRow(
            Tenant tenant, WrittenInvoice invoice, NewInvoiceSubscription entry) {
        Window period = entry.boundaries().subscription();
        @Nullable Window charges = entry.boundaries().charges();
        @Nullable Window fixedCharges = entry.boundaries().fixedCharges();
        var row = new InvoiceSubscriptionRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoice.id());
        row.setSubscriptionId(entry.subscriptionId());
        row.setInvoicingReason(entry.reason());
        row.setRecurring(entry.recurring());
        row.setBilledAt(entry.billedAt());
        row.setFromAt(period.fromAt());
        row.setToAt(period.toAt());
        row.setChargesFromAt(charges == null ? null : charges.fromAt());
        row.setChargesToAt(charges == null ? null : charges.toAt());
        row.setFixedChargesFromAt(fixedCharges == null ? null : fixedCharges.fromAt());
        row.setFixedChargesToAt(fixedCharges == null ? null : fixedCharges.toAt());
        row.setPeriodDays(period.durationDays());
        row.setChargesDays(charges == null ? null : charges.durationDays());
        row.setFixedChargesDays(fixedCharges == null ? null : fixedCharges.durationDays());
        row.setTimezone(entry.zone().getId());
        row.setCreatedAt(invoice.updatedAt());
        return row;
    }

    private static InvoiceCreditRecord creditRow(Tenant tenant, WrittenInvoice invoice, NewCredit credit) {
        var row = new InvoiceCreditRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoice.id());
        row.setCreditType(credit.type().code());
        row.setAppliedCouponId(credit.type() == CreditType.COUPON ? credit.sourceId() : null);
        row.setCreditNoteId(credit.type() == CreditType.CREDIT_NOTE ? credit.sourceId() : null);
        row.setItemId(credit.itemId());
        row.setItemCode(credit.code());
        row.setItemName(credit.name());
        row.setAmountCents(credit.amountCents());
        row.setCreatedAt(invoice.updatedAt());
        return row;
    }

    private static ProgressiveCreditRecord progressiveRow(
            Tenant tenant, WrittenInvoice invoice, BilledProgressively.Credit credit) {
        var row = new ProgressiveCreditRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoice.id());
        row.setProgressiveInvoiceId(credit.progressiveInvoiceId());
        row.setSubscriptionId(credit.subscriptionId());
        row.setAmountCents(credit.amountCents());
        row.setCreatedAt(invoice.updatedAt());
        return row;
    }

    private static InvoiceTaxRecord taxRow(Tenant tenant, WrittenInvoice invoice, InvoiceTaxes.Line line) {
        Tax tax = taxOf(invoice, line.tax().code());
        var row = new InvoiceTaxRecord();
        row.setId(Ids.next());
        row.setInvoiceId(invoice.id());
        row.setTaxId(tax.id());
        row.setOrganizationId(tenant.organizationId());
        row.setCode(tax.code());
        row.setName(tax.name());
        row.setDescription(tax.description());
        row.setRatePercent(tax.ratePercent());
        row.setFeesAmountCents(line.feesAmountCents());
        row.setAmountCents(line.amountCents());
        return row;
    }

    private static Tax taxOf(WrittenInvoice invoice, String code) {
        Tax tax = invoice.computed().taxesByCode().get(code);
        if (tax == null) {
            throw new IllegalStateException("a tax of no fee: " + code);
        }
        return tax;
    }

    private void addFees(Tenant tenant, WrittenInvoice invoice, List<FeeRecord> fees, List<FeeTaxRecord> feeTaxes) {
        var ids = invoice.computed().fees().stream().map(fee -> Ids.next()).toList();
        var dependent = new ArrayList<FeeRecord>();
        for (int i = 0; i < ids.size(); i++) {
            var taxed = invoice.computed().fees().get(i);
            @Nullable Integer parent = taxed.fee().trueUpOf();
            var owner = new FeeRows.Owner(
                    invoice.id(),
                    invoice.computed().source().customerId(),
                    invoice.billingEntityId(),
                    invoice.createdAt(),
                    invoice.updatedAt());
            var row = rows.fee(tenant, owner, taxed, ids.get(i), parent == null ? null : ids.get(parent));
            (parent == null ? fees : dependent).add(row);
            for (FeeTaxes.Line line : taxed.taxes().lines()) {
                feeTaxes.add(FeeRows.tax(
                        tenant, ids.get(i), taxOf(invoice, line.tax().code()), line));
            }
        }
        // a true-up refers to its fee, which has to be there first
        fees.addAll(dependent);
    }
}
