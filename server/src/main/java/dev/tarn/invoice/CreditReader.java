package dev.tarn.invoice;

import static dev.tarn.schema.Tables.APPLIED_COUPON;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_CREDIT;
import static dev.tarn.schema.Tables.PROGRESSIVE_CREDIT;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
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
                .select(APPLIED_COUPON.RATE_PERCENT, APPLIED_COUPON.AMOUNT_CENTS)
                .select(INVOICE.CURRENCY, INVOICE.PAYMENT_STATUS)
                .from(INVOICE_CREDIT)
                .join(APPLIED_COUPON)
                .on(APPLIED_COUPON.ID.eq(INVOICE_CREDIT.APPLIED_COUPON_ID))
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_CREDIT.INVOICE_ID))
                .where(InvoiceReader.visible(tenant))
                .and(INVOICE_CREDIT.APPLIED_COUPON_ID.in(appliedCouponIds))
                .orderBy(INVOICE_CREDIT.ID)
                .fetchGroups(
                        INVOICE_CREDIT.APPLIED_COUPON_ID,
                        row -> CreditJson.of(credit(row), row.get(INVOICE.CURRENCY), row.get(INVOICE.PAYMENT_STATUS)));
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
                        null,
                        null,
                        row.value2()));
    }

    private List<InvoiceCredit> others(Tenant tenant, UUID invoiceId) {
        return database.select(INVOICE_CREDIT.fields())
                .select(APPLIED_COUPON.RATE_PERCENT, APPLIED_COUPON.AMOUNT_CENTS)
                .from(INVOICE_CREDIT)
                .leftJoin(APPLIED_COUPON)
                .on(APPLIED_COUPON.ID.eq(INVOICE_CREDIT.APPLIED_COUPON_ID))
                .where(INVOICE_CREDIT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_CREDIT.INVOICE_ID.eq(invoiceId))
                .orderBy(INVOICE_CREDIT.ID)
                .fetch(CreditReader::credit);
    }

    private static InvoiceCredit credit(Record row) {
        return new InvoiceCredit(
                row.get(INVOICE_CREDIT.ID),
                row.get(INVOICE_CREDIT.INVOICE_ID),
                CreditType.of(row.get(INVOICE_CREDIT.CREDIT_TYPE)),
                row.get(INVOICE_CREDIT.ITEM_ID),
                row.get(INVOICE_CREDIT.ITEM_CODE),
                row.get(INVOICE_CREDIT.ITEM_NAME),
                row.get(APPLIED_COUPON.RATE_PERCENT),
                row.get(APPLIED_COUPON.AMOUNT_CENTS),
                row.get(INVOICE_CREDIT.AMOUNT_CENTS));
    }
}
