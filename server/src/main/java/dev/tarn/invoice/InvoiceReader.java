package dev.tarn.invoice;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_DOCUMENT;
import static dev.tarn.schema.Tables.INVOICE_METADATA;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.INVOICE_TAX;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.money.Currency;
import dev.tarn.plan.PlanFamily;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads invoices: whatever is shown with them comes in one query per kind, however many there are. */
@Component
class InvoiceReader {
    private static final dev.tarn.schema.tables.Plan PARENT = PLAN.as("parent");
    private static final Field<String> PLAN_NAME = DSL.field(DSL.name("plan_display_name"), String.class);

    private static final Field<String> XML_TOKEN = DSL.when(
                    INVOICE_DOCUMENT.XML.isNotNull(), INVOICE_DOCUMENT.ACCESS_TOKEN)
            .as("xml_token");

    private static final TableLike<?> INVOICES = INVOICE.join(CUSTOMER)
            .on(CUSTOMER.ID.eq(INVOICE.CUSTOMER_ID))
            .join(BILLING_ENTITY)
            .on(BILLING_ENTITY.ID.eq(INVOICE.BILLING_ENTITY_ID))
            .leftJoin(INVOICE_DOCUMENT)
            .on(INVOICE_DOCUMENT.INVOICE_ID.eq(INVOICE.ID));

    private final DSLContext database;
    private final AppliedThresholds thresholds;
    private final AppliedSections sections;

    InvoiceReader(DSLContext database, AppliedThresholds thresholds, AppliedSections sections) {
        this.database = database;
        this.thresholds = thresholds;
        this.sections = sections;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(INVOICE.fields()));
        fields.add(BILLING_ENTITY.CODE);
        fields.add(INVOICE_DOCUMENT.ACCESS_TOKEN);
        fields.add(XML_TOKEN);
        return fields;
    }

    /** What may be seen at all (section 2.1). */
    static Condition visible(Tenant tenant) {
        return INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()).and(INVOICE.STATUS.in(InvoiceStatus.visibleCodes()));
    }

    Optional<Invoice> find(Tenant tenant, UUID id) {
        List<Record> rows = database.select(fields())
                .from(INVOICES)
                .where(visible(tenant).and(INVOICE.ID.eq(id)))
                .fetch(row -> row);
        return invoices(rows).stream().findFirst();
    }

    List<Invoice> byIds(Tenant tenant, Collection<UUID> ids) {
        return invoices(database.select(fields())
                .from(INVOICES)
                .where(visible(tenant).and(INVOICE.ID.in(ids)))
                .fetch(row -> (Record) row));
    }

    /** By issuing date, then creation, newest first (INV-200). */
    Paged<Invoice> list(Tenant tenant, Condition filter, Page page) {
        var order = List.of(INVOICE.ISSUING_ON.desc(), INVOICE.CREATED_AT.desc(), INVOICE.ID.asc());
        Paged<Record> found =
                page.fetch(database, fields(), INVOICES, visible(tenant).and(filter), order, row -> row);
        return found.withItems(invoices(found.items()));
    }

    private List<Invoice> invoices(List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(INVOICE.ID)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<AppliedTax>> taxes = taxes(ids);
        Map<UUID, List<Invoice.Metadata>> metadata = metadata(ids);
        Map<UUID, List<AppliedThreshold>> applied = thresholds.ofInvoices(ids);
        Map<UUID, List<AppliedSection>> printed = sections.ofInvoices(ids);
        return rows.stream()
                .map(row -> {
                    UUID id = row.get(INVOICE.ID);
                    return invoice(
                            row,
                            taxes.getOrDefault(id, List.of()),
                            metadata.getOrDefault(id, List.of()),
                            applied.getOrDefault(id, List.of()),
                            printed.getOrDefault(id, List.of()));
                })
                .toList();
    }

    private Map<UUID, List<AppliedTax>> taxes(Collection<UUID> invoiceIds) {
        return database
                .selectFrom(INVOICE_TAX)
                .where(INVOICE_TAX.INVOICE_ID.in(invoiceIds))
                .orderBy(INVOICE_TAX.ID)
                .fetch()
                .stream()
                .map(row -> new AppliedTax(
                        row.getId(),
                        row.getInvoiceId(),
                        row.getTaxId(),
                        row.getCode(),
                        row.getName(),
                        row.getDescription(),
                        row.getRatePercent(),
                        row.getFeesAmountCents(),
                        row.getAmountCents()))
                .collect(Collectors.groupingBy(AppliedTax::ownerId));
    }

    private Map<UUID, List<Invoice.Metadata>> metadata(Collection<UUID> invoiceIds) {
        return database
                .selectFrom(INVOICE_METADATA)
                .where(INVOICE_METADATA.INVOICE_ID.in(invoiceIds))
                .orderBy(INVOICE_METADATA.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getInvoiceId(),
                        Collectors.mapping(
                                row -> new Invoice.Metadata(
                                        row.getId(), row.getKey(), row.getValue(), row.getCreatedAt()),
                                Collectors.toList())));
    }

    /** What an invoice bills of which subscription, in the order they were billed in. */
    List<BillingPeriod> billingPeriods(Tenant tenant, UUID invoiceId) {
        var link = INVOICE_SUBSCRIPTION;
        return database.select(link.fields())
                .select(
                        SUBSCRIPTION.EXTERNAL_ID,
                        SUBSCRIPTION.NAME,
                        SUBSCRIPTION.PLAN_ID,
                        PlanFamily.displayName(PLAN, PARENT).as(PLAN_NAME))
                .from(link)
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(link.SUBSCRIPTION_ID))
                .join(PLAN)
                .on(PLAN.ID.eq(SUBSCRIPTION.PLAN_ID))
                .leftJoin(PARENT)
                .on(PARENT.ID.eq(PLAN.PARENT_ID))
                .where(link.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(link.INVOICE_ID.eq(invoiceId))
                .orderBy(link.ID)
                .fetch(InvoiceReader::billingPeriod);
    }

    private static BillingPeriod billingPeriod(Record row) {
        var link = INVOICE_SUBSCRIPTION;
        return new BillingPeriod(
                row.get(link.SUBSCRIPTION_ID),
                row.get(SUBSCRIPTION.EXTERNAL_ID),
                row.get(SUBSCRIPTION.NAME),
                row.get(SUBSCRIPTION.PLAN_ID),
                row.get(PLAN_NAME),
                row.get(link.INVOICING_REASON),
                row.get(link.FROM_AT),
                row.get(link.TO_AT),
                row.get(link.CHARGES_FROM_AT),
                row.get(link.CHARGES_TO_AT),
                row.get(link.FIXED_CHARGES_FROM_AT),
                row.get(link.FIXED_CHARGES_TO_AT),
                ZoneId.of(row.get(link.TIMEZONE)));
    }

    private static Invoice invoice(
            Record row,
            List<AppliedTax> taxes,
            List<Invoice.Metadata> metadata,
            List<AppliedThreshold> thresholds,
            List<AppliedSection> sections) {
        return new Invoice(
                row.get(INVOICE.ID),
                row.get(INVOICE.CUSTOMER_ID),
                row.get(INVOICE.BILLING_ENTITY_ID),
                row.get(BILLING_ENTITY.CODE),
                row.get(INVOICE.INVOICE_TYPE),
                InvoiceStatus.of(row.get(INVOICE.STATUS)),
                row.get(INVOICE.PAYMENT_STATUS),
                row.get(INVOICE.TAX_STATUS),
                row.get(INVOICE.PAYMENT_OVERDUE),
                row.get(INVOICE.PAYMENT_DISPUTE_LOST_AT),
                row.get(INVOICE.NUMBER),
                row.get(INVOICE.SEQUENTIAL_ID),
                Currency.of(row.get(INVOICE.CURRENCY)),
                ZoneId.of(row.get(INVOICE.TIMEZONE)),
                row.get(INVOICE.ISSUING_ON),
                row.get(INVOICE.PAYMENT_DUE_ON),
                row.get(INVOICE.NET_PAYMENT_TERM),
                totals(row),
                row.get(INVOICE.TAXES_RATE_PERCENT),
                row.get(INVOICE.TOTAL_PAID_AMOUNT_CENTS),
                row.get(INVOICE.TOTAL_OFFSET_AMOUNT_CENTS),
                row.get(INVOICE.PREPAID_GRANTED_CREDIT_AMOUNT_CENTS),
                row.get(INVOICE.PREPAID_PURCHASED_CREDIT_AMOUNT_CENTS),
                row.get(INVOICE.PURCHASE_ORDER_NUMBER),
                row.get(INVOICE.SELF_BILLED),
                row.get(INVOICE.VOIDED_INVOICE_ID),
                row.get(INVOICE_DOCUMENT.ACCESS_TOKEN),
                row.get(XML_TOKEN),
                row.get(INVOICE.FINALIZED_AT),
                row.get(INVOICE.VOIDED_AT),
                row.get(INVOICE.CREATED_AT),
                row.get(INVOICE.UPDATED_AT),
                taxes,
                metadata,
                thresholds,
                sections);
    }

    private static InvoiceTotals totals(Record row) {
        return new InvoiceTotals(
                row.get(INVOICE.FEES_AMOUNT_CENTS),
                row.get(INVOICE.PROGRESSIVE_BILLING_CREDIT_AMOUNT_CENTS),
                row.get(INVOICE.COUPONS_AMOUNT_CENTS),
                row.get(INVOICE.TAXES_AMOUNT_CENTS),
                row.get(INVOICE.CREDIT_NOTES_AMOUNT_CENTS),
                row.get(INVOICE.PREPAID_CREDIT_AMOUNT_CENTS));
    }
}
