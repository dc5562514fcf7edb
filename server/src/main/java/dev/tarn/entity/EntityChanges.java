package dev.tarn.entity;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.engine.europe.Country;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a request changes, each checked (PLT-121, INV-262). Only what is present changes; an explicit null clears what may be empty
 * and leaves alone what may not. Problems are noted in the request's own list.
 */
final class EntityChanges {
    static final Set<String> EMAIL_SETTINGS =
            Set.of("invoice.finalized", "credit_note.created", "payment_receipt.created");
    private static final Set<String> EINVOICING_COUNTRIES = Set.of("FR", "DE");
    private static final int MAX_TEXT = 255;
    private static final int MAX_FOOTER = 600;
    private static final int MAX_PREFIX = 10;
    private static final int MAX_DAYS = 3650;

    private final Input input;
    private final Problems problems;
    private final String outsideOfEurope;
    private final Map<Field<?>, Object> columns = new LinkedHashMap<>();

    private EntityChanges(Input input, String outsideOfEurope) {
        this.input = input;
        this.outsideOfEurope = outsideOfEurope;
        this.problems = input.problems();
    }

    /** Everything but the code, which never changes. {@code before} is null for a new entity. */
    static Map<Field<?>, Object> all(Input input, @Nullable BillingEntity before) {
        return all(input, before, "billing_entity_must_be_in_eu");
    }

    /** The same of a default entity, spoken of by its organization. */
    static Map<Field<?>, Object> ofOrganization(Input input, @Nullable BillingEntity before) {
        return all(input, before, "org_must_be_in_eu");
    }

    private static Map<Field<?>, Object> all(Input input, @Nullable BillingEntity before, String outsideOfEurope) {
        var changes = new EntityChanges(input, outsideOfEurope);
        changes.identity();
        changes.place();
        changes.documents();
        changes.billing();
        changes.emailSettings();
        changes.logo();
        changes.europe(before);
        return changes.columns;
    }

    /** What invoices look like and when they are issued and due. */
    static Map<Field<?>, Object> invoiceSettings(Input input) {
        var changes = new EntityChanges(input, "");
        changes.documents();
        changes.billing();
        return changes.columns;
    }

    static Map<Field<?>, Object> emailSettings(Input input) {
        var changes = new EntityChanges(input, "");
        changes.emailSettings();
        return changes.columns;
    }

    private void identity() {
        if (input.has("name")) {
            columns.put(BILLING_ENTITY.NAME, input.mandatoryText("name", MAX_TEXT));
        }
        text("legal_name", BILLING_ENTITY.LEGAL_NAME);
        text("legal_number", BILLING_ENTITY.LEGAL_NUMBER);
        text("tax_identification_number", BILLING_ENTITY.TAX_IDENTIFICATION_NUMBER);
        text("phone", BILLING_ENTITY.PHONE);
        clearable(input, "email", "invalid_email_format", Formats::emails, BILLING_ENTITY.EMAIL);
    }

    private void place() {
        text("address_line1", BILLING_ENTITY.ADDRESS_LINE1);
        text("address_line2", BILLING_ENTITY.ADDRESS_LINE2);
        text("zipcode", BILLING_ENTITY.ZIPCODE);
        text("city", BILLING_ENTITY.CITY);
        text("state", BILLING_ENTITY.STATE);
        clearable(input, "country", "not_a_valid_country_code", Formats::country, BILLING_ENTITY.COUNTRY);
        mandatory(input, "timezone", "invalid_timezone", Formats::timezone, BILLING_ENTITY.TIMEZONE);
        mandatory(input, "default_currency", "value_is_invalid", Formats::currency, BILLING_ENTITY.DEFAULT_CURRENCY);
    }

    private void documents() {
        mandatory(
                input,
                "document_numbering",
                "value_is_invalid",
                EntityChanges::numbering,
                BILLING_ENTITY.DOCUMENT_NUMBERING);
        String prefix = input.text("document_number_prefix", MAX_PREFIX);
        if (prefix != null) {
            columns.put(BILLING_ENTITY.DOCUMENT_NUMBER_PREFIX, prefix.toUpperCase(Locale.ROOT));
        }
        flag("finalize_zero_amount_invoice", BILLING_ENTITY.FINALIZE_ZERO_AMOUNT_INVOICE);
        days(input, "net_payment_term", BILLING_ENTITY.NET_PAYMENT_TERM);
    }

    /** The organization speaks of itself where an entity does of itself; both mean the same counter (PLT-083). */
    private static Optional<String> numbering(String word) {
        return switch (word) {
            case "per_customer" -> Optional.of(BillingEntity.Numbering.PER_CUSTOMER.word());
            case "per_billing_entity", "per_organization" ->
                Optional.of(BillingEntity.Numbering.PER_BILLING_ENTITY.word());
            default -> Optional.empty();
        };
    }

    private void billing() {
        Input billing = input.object("billing_configuration");
        // views of the entity show these settings beside the others, and take them back where they show them
        for (Input source : billing == null ? List.of(input) : List.of(input, billing)) {
            days(source, "invoice_grace_period", BILLING_ENTITY.INVOICE_GRACE_PERIOD);
            if (source.has("invoice_footer")) {
                put(BILLING_ENTITY.INVOICE_FOOTER, source.text("invoice_footer", MAX_FOOTER));
            }
            mandatory(
                    source,
                    "document_locale",
                    "not_a_valid_language_code",
                    Formats::documentLocale,
                    BILLING_ENTITY.DOCUMENT_LOCALE);
            oneOf(
                    source,
                    "subscription_invoice_issuing_date_anchor",
                    List.of("current_period_end", "next_period_start"),
                    BILLING_ENTITY.ISSUING_DATE_ANCHOR);
            oneOf(
                    source,
                    "subscription_invoice_issuing_date_adjustment",
                    List.of("keep_anchor", "align_with_finalization_date"),
                    BILLING_ENTITY.ISSUING_DATE_ADJUSTMENT);
        }
    }

    private void emailSettings() {
        List<String> settings = input.texts("email_settings");
        if (settings != null) {
            problems.addIf(!EMAIL_SETTINGS.containsAll(settings), "email_settings", "unsupported_value");
            columns.put(
                    BILLING_ENTITY.EMAIL_SETTINGS,
                    settings.stream().distinct().sorted().toArray(String[]::new));
        }
    }

    private void logo() {
        if (!input.has("logo")) {
            return;
        }
        String text = input.text("logo");
        if (text == null || text.isBlank()) {
            put(BILLING_ENTITY.LOGO, null);
            put(BILLING_ENTITY.LOGO_CONTENT_TYPE, null);
            return;
        }
        LogoDataUri.read(text, problems).ifPresent(logo -> {
            columns.put(BILLING_ENTITY.LOGO, logo.bytes());
            columns.put(BILLING_ENTITY.LOGO_CONTENT_TYPE, logo.contentType());
        });
    }

    /** What depends on the country the entity has after the change (PLT-122, PLT-123). */
    private void europe(@Nullable BillingEntity before) {
        Object after = columns.containsKey(BILLING_ENTITY.COUNTRY)
                ? columns.get(BILLING_ENTITY.COUNTRY)
                : before == null ? null : before.address().country();
        einvoicing(before, after);
        boolean managed = input.flag("eu_tax_management", before != null && before.euTaxManagement());
        boolean inEurope =
                after instanceof String country && Country.find(country).isPresent();
        problems.addIf(managed && !inEurope, "eu_tax_management", outsideOfEurope);
        columns.put(BILLING_ENTITY.EU_TAX_MANAGEMENT, managed);
    }

    /** Nor may the country go away under e-invoices that are made (INV-220). */
    private void einvoicing(@Nullable BillingEntity before, @Nullable Object country) {
        flag("einvoicing", BILLING_ENTITY.EINVOICING);
        if (input.flag("einvoicing", before != null && before.einvoicing())) {
            problems.addIf(country == null, "einvoicing", "country_must_be_present");
            problems.addIf(
                    country != null && !EINVOICING_COUNTRIES.contains(country), "einvoicing", "country_not_supported");
        }
    }

    private void text(String field, TableField<?, String> column) {
        if (input.has(field)) {
            put(column, input.text(field, MAX_TEXT));
        }
    }

    private void flag(String field, TableField<?, Boolean> column) {
        Boolean flag = input.flag(field);
        if (flag != null) {
            columns.put(column, flag);
        }
    }

    private void days(Input source, String field, TableField<?, Integer> column) {
        Integer days = source.integer(field, 0, MAX_DAYS);
        if (days != null) {
            columns.put(column, days);
        }
    }

    private void oneOf(Input source, String field, List<String> words, TableField<?, String> column) {
        String word = source.oneOf(field, words);
        if (word != null) {
            columns.put(column, word);
        }
    }

    private void mandatory(
            Input source,
            String field,
            String code,
            Function<String, Optional<String>> form,
            TableField<?, String> column) {
        String text = source.text(field);
        if (text != null) {
            form.apply(text).ifPresentOrElse(value -> columns.put(column, value), () -> problems.add(field, code));
        }
    }

    private void clearable(
            Input source,
            String field,
            String code,
            Function<String, Optional<String>> form,
            TableField<?, String> column) {
        if (!source.has(field)) {
            return;
        }
        String text = source.text(field, MAX_TEXT);
        if (text == null) {
            put(column, null);
        } else {
            mandatory(source, field, code, form, column);
        }
    }

    /** jOOQ takes null for NULL; the map's type cannot say so. */
    @SuppressWarnings("NullAway")
    private void put(Field<?> column, @Nullable Object value) {
        columns.put(column, value);
    }
}
