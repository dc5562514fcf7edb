package dev.tarn.customer;

import static dev.tarn.schema.Tables.CUSTOMER;

import dev.tarn.platform.Formats;
import dev.tarn.platform.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** The columns of a customer that a request changes, each checked: only what is present changes, an explicit null clears (PLT-140). */
final class CustomerChanges {
    private static final int MAX_TEXT = 255;
    private static final int MAX_URL = 2048;
    private static final int MAX_DAYS = 3650;
    private static final List<String> ANCHORS = List.of("current_period_end", "next_period_start");
    private static final List<String> ADJUSTMENTS = List.of("keep_anchor", "align_with_finalization_date");
    private static final List<TableField<?, String>> SHIPPING = List.of(
            CUSTOMER.SHIPPING_ADDRESS_LINE1,
            CUSTOMER.SHIPPING_ADDRESS_LINE2,
            CUSTOMER.SHIPPING_CITY,
            CUSTOMER.SHIPPING_ZIPCODE,
            CUSTOMER.SHIPPING_STATE,
            CUSTOMER.SHIPPING_COUNTRY);
    private static final String NOT_SUPPORTED_YET = "not_supported_yet";

    private final Input input;
    private final Map<Field<?>, Object> columns = new LinkedHashMap<>();

    private CustomerChanges(Input input) {
        this.input = input;
    }

    /** Everything a customer says of itself. Whether {@code account_type} may change is for the caller to know. */
    static Map<Field<?>, Object> all(Input input) {
        var changes = new CustomerChanges(input);
        changes.identity();
        changes.addresses();
        changes.preferences();
        changes.paymentTerms();
        Input billing = input.object("billing_configuration");
        if (billing != null) {
            changes.gracePeriod(billing);
            changes.language(billing);
        }
        changes.refuseIntegrations();
        return changes.columns;
    }

    static Map<Field<?>, Object> paymentTermsOnly(Input input) {
        var changes = new CustomerChanges(input);
        changes.paymentTerms();
        return changes.columns;
    }

    static Map<Field<?>, Object> gracePeriodOnly(Input input) {
        var changes = new CustomerChanges(input);
        changes.gracePeriod(input);
        return changes.columns;
    }

    static Map<Field<?>, Object> languageOnly(Input input) {
        var changes = new CustomerChanges(input);
        changes.language(input);
        return changes.columns;
    }

    private void identity() {
        text("name", CUSTOMER.NAME);
        text("firstname", CUSTOMER.FIRSTNAME);
        text("lastname", CUSTOMER.LASTNAME);
        text("legal_name", CUSTOMER.LEGAL_NAME);
        text("legal_number", CUSTOMER.LEGAL_NUMBER);
        text("tax_identification_number", CUSTOMER.TAX_IDENTIFICATION_NUMBER);
        text("phone", CUSTOMER.PHONE);
        text(input, "url", MAX_URL, CUSTOMER.URL);
        text(input, "logo_url", MAX_URL, CUSTOMER.LOGO_URL);
        formed(input, "email", "invalid_email_format", Formats::emails, CUSTOMER.EMAIL);
        oneOf(input, "customer_type", List.of("company", "individual"), CUSTOMER.CUSTOMER_TYPE);
        String accountType = input.oneOf("account_type", Set.of("customer", "partner"));
        if (accountType != null) {
            columns.put(CUSTOMER.ACCOUNT_TYPE, accountType);
        }
    }

    private void addresses() {
        text("address_line1", CUSTOMER.ADDRESS_LINE1);
        text("address_line2", CUSTOMER.ADDRESS_LINE2);
        text("city", CUSTOMER.CITY);
        text("zipcode", CUSTOMER.ZIPCODE);
        text("state", CUSTOMER.STATE);
        country(input, CUSTOMER.COUNTRY);
        if (input.isNull("shipping_address")) {
            SHIPPING.forEach(column -> put(column, null));
        }
        Input shipping = input.object("shipping_address");
        if (shipping != null) {
            text(shipping, "address_line1", MAX_TEXT, CUSTOMER.SHIPPING_ADDRESS_LINE1);
            text(shipping, "address_line2", MAX_TEXT, CUSTOMER.SHIPPING_ADDRESS_LINE2);
            text(shipping, "city", MAX_TEXT, CUSTOMER.SHIPPING_CITY);
            text(shipping, "zipcode", MAX_TEXT, CUSTOMER.SHIPPING_ZIPCODE);
            text(shipping, "state", MAX_TEXT, CUSTOMER.SHIPPING_STATE);
            country(shipping, CUSTOMER.SHIPPING_COUNTRY);
        }
    }

    private void country(Input source, TableField<?, String> column) {
        formed(source, "country", "not_a_valid_country_code", Formats::country, column);
    }

    private void preferences() {
        formed(input, "currency", "value_is_invalid", Formats::currency, CUSTOMER.CURRENCY);
        formed(input, "timezone", "invalid_timezone", Formats::timezone, CUSTOMER.TIMEZONE);
        if (input.has("finalize_zero_amount_invoice")) {
            String choice = input.text("finalize_zero_amount_invoice");
            boolean known =
                    choice == null || Set.of("inherit", "skip", "finalize").contains(choice);
            input.problems().addIf(!known, "finalize_zero_amount_invoice", "invalid_value");
            columns.put(CUSTOMER.FINALIZE_ZERO_AMOUNT_INVOICE, choice == null ? "inherit" : choice);
        }
    }

    private void paymentTerms() {
        days(input, "net_payment_term", CUSTOMER.NET_PAYMENT_TERM);
    }

    private void gracePeriod(Input source) {
        days(source, "invoice_grace_period", CUSTOMER.INVOICE_GRACE_PERIOD);
        oneOf(source, "subscription_invoice_issuing_date_anchor", ANCHORS, CUSTOMER.ISSUING_DATE_ANCHOR);
        oneOf(source, "subscription_invoice_issuing_date_adjustment", ADJUSTMENTS, CUSTOMER.ISSUING_DATE_ADJUSTMENT);
    }

    private void language(Input source) {
        formed(
                source,
                "document_locale",
                "not_a_valid_language_code",
                Formats::documentLocale,
                CUSTOMER.DOCUMENT_LOCALE);
    }

    private void refuseIntegrations() {
        List<Input> integrations = input.objects("integration_customers");
        boolean any = integrations != null && !integrations.isEmpty();
        input.problems().addIf(any, "integration_customers", NOT_SUPPORTED_YET);
    }

    private void text(String field, TableField<?, String> column) {
        text(input, field, MAX_TEXT, column);
    }

    private void text(Input source, String field, int maxLength, TableField<?, String> column) {
        if (source.has(field)) {
            put(column, source.text(field, maxLength));
        }
    }

    private void days(Input source, String field, TableField<?, Integer> column) {
        if (source.has(field)) {
            put(column, source.integer(field, 0, MAX_DAYS));
        }
    }

    private void oneOf(Input source, String field, List<String> words, TableField<?, String> column) {
        if (source.has(field)) {
            put(column, source.oneOf(field, words));
        }
    }

    private void formed(
            Input source,
            String field,
            String code,
            Function<String, Optional<String>> form,
            TableField<?, String> column) {
        if (!source.has(field)) {
            return;
        }
        String text = source.text(field, MAX_TEXT);
        Optional<String> value = text == null ? Optional.empty() : form.apply(text);
        input.problems().addIf(text != null && value.isEmpty(), field, code);
        put(column, value.orElse(null));
    }

    /** jOOQ takes null for NULL; the map's type cannot say so. */
    @SuppressWarnings("NullAway")
    private void put(Field<?> column, @Nullable Object value) {
        columns.put(column, value);
    }
}
