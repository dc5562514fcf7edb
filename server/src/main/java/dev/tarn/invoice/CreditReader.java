package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_CREDIT;
import static dev.tarn.schema.Tables.PROGRESSIVE_CREDIT;

import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceCreditRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads what invoices took off. */
@Component
public class CreditReader {
    private final DSLContext database;

    CreditReader(DSLContext database) {
        this.database = database;
    }

    /** What these applied coupons took off invoices that can be seen, oldest first. */
    public Map<UUID, List<CreditJson>> byAppliedCoupon(Tenant tenant, Collection<UUID> appliedCouponIds) {
        return database.select(INVOICE_CREDIT.fields())
                .select(INVOICE.CURRENCY, INVOICE.PAYMENT_STATUS)
                .from(INVOICE_CREDIT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_CREDIT.INVOICE_ID))
                .where(InvoiceReader.visible(tenant))
                .and(INVOICE_CREDIT.APPLIED_COUPON_ID.in(appliedCouponIds))
                .orderBy(INVOICE_CREDIT.ID)
                .fetchGroups(
                        INVOICE_CREDIT.APPLIED_COUPON_ID,
                        row -> CreditJson.of(
                                credit(row.into(INVOICE_CREDIT)),
                                row.get(INVOICE.CURRENCY),
                                row.get(INVOICE.PAYMENT_STATUS)));
    }

    /** In the order they were taken off: what was billed progressively, then the rest (INV-080). */
    List<InvoiceCredit> ofInvoice(Tenant tenant, UUID invoiceId) {
        return Stream.concat(progressive(tenant, invoiceId).stream(), others(tenant, invoiceId).stream())
                .toList();
    }

    private List<InvoiceCredit> progressive(Tenant tenant, UUID invoiceId) {
        return database.select(PROGRESSIVE_CREDIT.ID, PROGRESSIVE_CREDIT.AMOUNT_CENTS, INVOICE.ID, INVOICE.NUMBER)
                .from(PROGRESSIVE_CREDIT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(PROGRESSIVE_CREDIT.PROGRESSIVE_INVOICE_ID))
                .where(PROGRESSIVE_CREDIT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PROGRESSIVE_CREDIT.INVOICE_ID.eq(invoiceId))
                .orderBy(PROGRESSIVE_CREDIT.ID)
                .fetch(row -> new InvoiceCredit(
                        row.value1(),
                        invoiceId,
                        CreditType.INVOICE,
                        row.value3(),
                        row.value4(),
                        row.value4(),
                        row.value2()));
    }

    private List<InvoiceCredit> others(Tenant tenant, UUID invoiceId) {
        return database.selectFrom(INVOICE_CREDIT)
                .where(INVOICE_CREDIT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_CREDIT.INVOICE_ID.eq(invoiceId))
                .orderBy(INVOICE_CREDIT.ID)
                .fetch(CreditReader::credit);
    }

    private static InvoiceCredit credit(InvoiceCreditRecord row) {
        return new InvoiceCredit(
                row.getId(),
                row.getInvoiceId(),
                CreditType.of(row.getCreditType()),
                row.getItemId(),
                row.getItemCode(),
                row.getItemName(),
                row.getAmountCents());
    }
}
