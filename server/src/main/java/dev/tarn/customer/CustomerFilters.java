package dev.tarn.customer;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.CUSTOMER_METADATA;

import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** What a list of customers can be narrowed by (PLT-159). */
final class CustomerFilters {
    private CustomerFilters() {}

    static Condition of(Query query, Collection<UUID> billingEntities) {
        return DSL.and(
                identity(query),
                among(CUSTOMER.ACCOUNT_TYPE, query.list("account_type")),
                among(CUSTOMER.COUNTRY, query.list("countries")),
                among(CUSTOMER.STATE, query.list("states")),
                among(CUSTOMER.ZIPCODE, query.list("zipcodes")),
                among(CUSTOMER.CURRENCY, query.list("currencies")),
                billingEntities.isEmpty() ? DSL.noCondition() : CUSTOMER.BILLING_ENTITY_ID.in(billingEntities),
                present(CUSTOMER.TAX_IDENTIFICATION_NUMBER, query.flag("has_tax_identification_number")),
                type(query),
                metadata(query));
    }

    private static Condition identity(Query query) {
        return query.text("external_id")
                .map(CUSTOMER.EXTERNAL_ID::eq)
                .orElseGet(() -> query.search(
                        CUSTOMER.NAME,
                        CUSTOMER.FIRSTNAME,
                        CUSTOMER.LASTNAME,
                        CUSTOMER.LEGAL_NAME,
                        CUSTOMER.EXTERNAL_ID,
                        CUSTOMER.EMAIL));
    }

    private static Condition among(TableField<?, String> column, List<String> values) {
        return values.isEmpty() ? DSL.noCondition() : column.in(values);
    }

    private static Condition present(TableField<?, String> column, Optional<Boolean> wanted) {
        return wanted.map(yes -> yes ? column.isNotNull() : column.isNull()).orElse(DSL.noCondition());
    }

    private static Condition type(Query query) {
        Optional<String> type = query.text("customer_type");
        Optional<Boolean> any = query.flag("has_customer_type");
        if (type.isPresent() && !Set.of("company", "individual").contains(type.get())) {
            throw Refusal.invalid("customer_type", "value_is_invalid");
        }
        if (type.isPresent() && any.isPresent() && !any.get()) {
            throw Refusal.invalid("has_customer_type", "value_is_invalid");
        }
        return type.map(CUSTOMER.CUSTOMER_TYPE::eq).orElseGet(() -> present(CUSTOMER.CUSTOMER_TYPE, any));
    }

    /** An empty value asks for customers without the key (PLT-009). */
    private static Condition metadata(Query query) {
        return DSL.and(query.map("metadata").entrySet().stream()
                .map(wanted -> wanted.getValue().isEmpty()
                        ? DSL.notExists(notes(wanted.getKey()))
                        : DSL.exists(notes(wanted.getKey()).and(CUSTOMER_METADATA.VALUE.eq(wanted.getValue()))))
                .toList());
    }

    private static org.jooq.SelectConditionStep<?> notes(String key) {
        return DSL.selectOne()
                .from(CUSTOMER_METADATA)
                .where(CUSTOMER_METADATA.CUSTOMER_ID.eq(CUSTOMER.ID))
                .and(CUSTOMER_METADATA.KEY.eq(key));
    }
}
