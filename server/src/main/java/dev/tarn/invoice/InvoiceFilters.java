package dev.tarn.invoice;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_METADATA;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;

import dev.tarn.entity.BillingEntityFilter;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Moments;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What lists of invoices can be narrowed by (INV-201, INV-202). */
@Component
public class InvoiceFilters {
    private static final List<String> PAYMENT_STATUSES = List.of("pending", "succeeded", "failed");

    private final BillingEntityFilter billingEntities;

    InvoiceFilters(BillingEntityFilter billingEntities) {
        this.billingEntities = billingEntities;
    }

    /** On rows of invoices joined with their customer and billing entity. */
    public Condition of(Tenant tenant, Query query) {
        var conditions = new ArrayList<Condition>();
        boolean ofOneCustomer = query.has("external_customer_id") || query.has("customer_external_id");
        add(
                conditions,
                query.text("external_customer_id").or(() -> query.text("customer_external_id")),
                CUSTOMER.EXTERNAL_ID::eq);
        add(conditions, query.text("currency"), INVOICE.CURRENCY::eq);
        add(conditions, query.text("invoice_type"), INVOICE.INVOICE_TYPE::eq);
        add(conditions, query.flag("payment_overdue"), INVOICE.PAYMENT_OVERDUE::eq);
        add(conditions, query.flag("self_billed"), INVOICE.SELF_BILLED::eq);
        add(
                conditions,
                query.flag("payment_dispute_lost"),
                lost -> lost ? INVOICE.PAYMENT_DISPUTE_LOST_AT.isNotNull() : INVOICE.PAYMENT_DISPUTE_LOST_AT.isNull());
        add(conditions, query.flag("partially_paid"), InvoiceFilters::partiallyPaid);
        add(conditions, query.flag("positive_due_amount"), InvoiceFilters::due);
        add(conditions, query.cents("amount_from"), INVOICE.TOTAL_AMOUNT_CENTS::ge);
        add(conditions, query.cents("amount_to"), INVOICE.TOTAL_AMOUNT_CENTS::le);
        // unlike other dates, an unreadable one is ignored here
        add(conditions, query.text("issuing_date_from").flatMap(Moments::date), INVOICE.ISSUING_ON::ge);
        add(conditions, query.text("issuing_date_to").flatMap(Moments::date), INVOICE.ISSUING_ON::le);
        add(conditions, query.text("purchase_order_number"), INVOICE.PURCHASE_ORDER_NUMBER::equalIgnoreCase);
        add(conditions, query.text("subscription_id"), InvoiceFilters::ofSubscription);
        add(conditions, query.text("search_term"), term -> search(term, ofOneCustomer));
        conditions.add(settlements(query));
        conditions.add(statuses(query));
        conditions.add(paymentStatuses(query));
        conditions.add(billingEntities.of(tenant, query));
        query.map("metadata").forEach((key, value) -> conditions.add(metadata(key, value)));
        return DSL.and(conditions);
    }

    /** Those of one customer. */
    Condition ofCustomer(Tenant tenant, UUID customerId, Query query) {
        return of(tenant, query).and(CUSTOMER.ID.eq(customerId));
    }

    private static <T> void add(List<Condition> conditions, Optional<T> value, Function<T, Condition> condition) {
        value.map(condition).ifPresent(conditions::add);
    }

    /** What may be seen at all (section 2.1). */
    public static Condition visible(Tenant tenant) {
        return InvoiceReader.visible(tenant);
    }

    /** Settled, in part at least, by payments or by credit notes on the invoice itself; one of those named is enough. */
    private static Condition settlements(Query query) {
        var kinds = query.list("settlements");
        if (kinds.isEmpty()) {
            return DSL.noCondition();
        }
        return DSL.or(kinds.stream()
                .map(kind -> switch (kind) {
                    case "payment" -> INVOICE.TOTAL_PAID_AMOUNT_CENTS.gt(0L);
                    case "credit_note" -> INVOICE.TOTAL_OFFSET_AMOUNT_CENTS.gt(0L);
                    default -> throw Refusal.invalid("settlements", "value_is_invalid");
                })
                .toList());
    }

    private static Condition statuses(Query query) {
        var codes = new ArrayList<>(query.list("status"));
        codes.addAll(query.list("statuses"));
        if (!codes.stream().allMatch(code -> InvoiceStatus.visible(code).isPresent())) {
            throw Refusal.invalid(query.list("status").isEmpty() ? "statuses" : "status", "value_is_invalid");
        }
        return codes.isEmpty() ? DSL.noCondition() : INVOICE.STATUS.in(codes);
    }

    private static Condition paymentStatuses(Query query) {
        var codes = new ArrayList<>(query.list("payment_status"));
        codes.addAll(query.list("payment_statuses"));
        if (!PAYMENT_STATUSES.containsAll(codes)) {
            throw Refusal.invalid(
                    query.list("payment_status").isEmpty() ? "payment_statuses" : "payment_status", "value_is_invalid");
        }
        return codes.isEmpty() ? DSL.noCondition() : INVOICE.PAYMENT_STATUS.in(codes);
    }

    /** More than nothing, less than all; the opposite is nothing or all. */
    private static Condition partiallyPaid(boolean wanted) {
        Condition partially = INVOICE.TOTAL_PAID_AMOUNT_CENTS
                .gt(0L)
                .and(INVOICE.TOTAL_PAID_AMOUNT_CENTS.lt(INVOICE.TOTAL_AMOUNT_CENTS));
        return wanted ? partially : DSL.not(partially);
    }

    private static Condition due(boolean wanted) {
        Condition due = INVOICE.STATUS
                .ne(InvoiceStatus.VOIDED.code())
                .and(INVOICE.TOTAL_AMOUNT_CENTS.gt(
                        INVOICE.TOTAL_PAID_AMOUNT_CENTS.plus(INVOICE.TOTAL_OFFSET_AMOUNT_CENTS)));
        return wanted ? due : DSL.not(due);
    }

    private static Condition ofSubscription(String id) {
        return Ids.parse(id)
                .<Condition>map(subscriptionId -> DSL.exists(DSL.selectOne()
                        .from(INVOICE_SUBSCRIPTION)
                        .where(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(INVOICE.ID))
                        .and(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID.eq(subscriptionId))))
                .orElse(DSL.falseCondition());
    }

    /** All pairs must match; an empty value means that the key is absent. */
    private static Condition metadata(String key, String value) {
        var entries = DSL.selectOne()
                .from(INVOICE_METADATA)
                .where(INVOICE_METADATA.INVOICE_ID.eq(INVOICE.ID))
                .and(INVOICE_METADATA.KEY.eq(key));
        return value.isEmpty() ? DSL.notExists(entries) : DSL.exists(entries.and(INVOICE_METADATA.VALUE.eq(value)));
    }

    private static Condition search(String term, boolean ofOneCustomer) {
        Condition byNumber = INVOICE.NUMBER.containsIgnoreCase(term);
        Condition byId = Ids.parse(term).map(INVOICE.ID::eq).orElse(DSL.falseCondition());
        if (ofOneCustomer) {
            return byNumber.or(byId);
        }
        return DSL.or(
                byNumber,
                byId,
                CUSTOMER.NAME.containsIgnoreCase(term),
                CUSTOMER.FIRSTNAME.containsIgnoreCase(term),
                CUSTOMER.LASTNAME.containsIgnoreCase(term),
                CUSTOMER.EXTERNAL_ID.containsIgnoreCase(term),
                CUSTOMER.EMAIL.containsIgnoreCase(term));
    }
}
