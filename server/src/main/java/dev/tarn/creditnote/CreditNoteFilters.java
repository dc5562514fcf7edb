package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.entity.BillingEntityFilter;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What lists of credit notes can be narrowed by (CRD-138). */
@Component
public class CreditNoteFilters {
    private final BillingEntityFilter billingEntities;

    CreditNoteFilters(BillingEntityFilter billingEntities) {
        this.billingEntities = billingEntities;
    }

    /** On rows of credit notes joined with their invoice, customer and billing entity. */
    public Condition of(Tenant tenant, Query query) {
        var conditions = new ArrayList<Condition>();
        add(conditions, query.text("external_customer_id"), CUSTOMER.EXTERNAL_ID::eq);
        add(conditions, query.text("currency"), CREDIT_NOTE.CURRENCY::eq);
        add(conditions, query.text("invoice_number"), INVOICE.NUMBER::eq);
        add(conditions, query.text("purchase_order_number"), INVOICE.PURCHASE_ORDER_NUMBER::equalIgnoreCase);
        add(conditions, query.date("issuing_date_from"), CREDIT_NOTE.ISSUING_ON::ge);
        add(conditions, query.date("issuing_date_to"), CREDIT_NOTE.ISSUING_ON::le);
        add(conditions, query.cents("amount_from"), CREDIT_NOTE.TOTAL_AMOUNT_CENTS::ge);
        add(conditions, query.cents("amount_to"), CREDIT_NOTE.TOTAL_AMOUNT_CENTS::le);
        add(conditions, query.flag("self_billed"), INVOICE.SELF_BILLED::eq);
        boolean ofOneCustomer = query.has("external_customer_id");
        add(conditions, query.text("search_term"), term -> search(term, ofOneCustomer));
        conditions.add(oneOf(query, "reason", CREDIT_NOTE.REASON, codes(Reason.values())));
        conditions.add(oneOf(query, "credit_status", CREDIT_NOTE.CREDIT_STATUS, codes(CreditStatus.values())));
        conditions.add(oneOf(query, "refund_status", CREDIT_NOTE.REFUND_STATUS, codes(RefundStatus.values())));
        conditions.add(types(query));
        conditions.add(billingEntities.of(tenant, query));
        return DSL.and(conditions);
    }

    static Condition ofCustomer(UUID customerId) {
        return CREDIT_NOTE.CUSTOMER_ID.eq(customerId);
    }

    private static <T> void add(List<Condition> conditions, Optional<T> value, Function<T, Condition> condition) {
        value.map(condition).ifPresent(conditions::add);
    }

    private static List<String> codes(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Condition oneOf(Query query, String name, Field<String> column, List<String> known) {
        var wanted = query.list(name);
        if (!known.containsAll(wanted)) {
            throw Refusal.invalid(name, "value_is_invalid");
        }
        return wanted.isEmpty() ? DSL.noCondition() : column.in(wanted);
    }

    /** Notes that give something back in one of these ways. */
    private static Condition types(Query query) {
        var wanted = query.list("types");
        return wanted.isEmpty()
                ? DSL.noCondition()
                : DSL.or(wanted.stream()
                        .map(type -> switch (type) {
                            case "credit" -> CREDIT_NOTE.CREDIT_AMOUNT_CENTS.gt(0L);
                            case "refund" -> CREDIT_NOTE.REFUND_AMOUNT_CENTS.gt(0L);
                            case "offset" -> CREDIT_NOTE.OFFSET_AMOUNT_CENTS.gt(0L);
                            default -> throw Refusal.invalid("types", "value_is_invalid");
                        })
                        .toList());
    }

    private static Condition search(String term, boolean ofOneCustomer) {
        Condition byNumber = CREDIT_NOTE.NUMBER.containsIgnoreCase(term);
        Condition byId = Ids.parse(term).map(CREDIT_NOTE.ID::eq).orElse(DSL.falseCondition());
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
