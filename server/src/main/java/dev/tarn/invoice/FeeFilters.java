package dev.tarn.invoice;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What lists of fees can be narrowed by. */
final class FeeFilters {
    private static final List<String> TYPES =
            Stream.of(FeeType.values()).map(FeeType::code).toList();
    static final List<String> PAYMENT_STATUSES = List.of("pending", "succeeded", "failed", "refunded");
    private static final Map<String, Field<Instant>> MOMENTS = Map.of(
            "created_at", FEE.CREATED_AT,
            "succeeded_at", FEE.SUCCEEDED_AT,
            "failed_at", FEE.FAILED_AT,
            "refunded_at", FEE.REFUNDED_AT);

    private FeeFilters() {}

    static Condition of(Query query) {
        var conditions = new ArrayList<Condition>();
        add(conditions, query.text("external_customer_id"), CUSTOMER.EXTERNAL_ID::eq);
        add(conditions, query.text("external_subscription_id"), SUBSCRIPTION.EXTERNAL_ID::eq);
        add(
                conditions,
                query.text("invoice_id"),
                id -> Ids.parse(id).map(FEE.INVOICE_ID::eq).orElse(DSL.falseCondition()));
        add(conditions, query.text("event_transaction_id"), FEE.EVENT_TRANSACTION_ID::eq);
        add(
                conditions,
                query.text("currency").map(code -> code.toUpperCase(java.util.Locale.ROOT)),
                FEE.AMOUNT_CURRENCY::eq);
        add(conditions, oneOf(query, "fee_type", TYPES), FEE.FEE_TYPE::eq);
        add(conditions, oneOf(query, "payment_status", PAYMENT_STATUSES), FEE.PAYMENT_STATUS::eq);
        add(conditions, query.text("billable_metric_code"), BILLABLE_METRIC.CODE::eq);
        MOMENTS.forEach((name, column) -> {
            add(conditions, query.instant(name + "_from"), column::ge);
            add(conditions, query.instant(name + "_to"), column::le);
        });
        return DSL.and(conditions);
    }

    private static Optional<String> oneOf(Query query, String name, List<String> allowed) {
        Optional<String> value = query.text(name);
        if (value.isPresent() && !allowed.contains(value.get())) {
            throw Refusal.invalid(name, "value_is_invalid");
        }
        return value;
    }

    private static <T> void add(List<Condition> conditions, Optional<T> value, Function<T, Condition> condition) {
        value.map(condition).ifPresent(conditions::add);
    }
}
