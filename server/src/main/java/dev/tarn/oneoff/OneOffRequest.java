package dev.tarn.oneoff;

import dev.tarn.engine.money.Currency;
import dev.tarn.platform.Input;
import dev.tarn.platform.Moments;
import dev.tarn.section.SectionChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a one-off invoice is to be, as asked for; what is left out comes from the customer and the add-ons (INV-130 to INV-135). */
record OneOffRequest(
        String externalCustomerId,
        @Nullable String billingEntityCode,
        @Nullable String currency,
        @Nullable String purchaseOrderNumber,
        List<Item> items,
        SectionChange sections) {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 5000;
    private static final int MAX_DECIMALS = 15;

    /**
     * An add-on to be billed.
     *
     * @param unitAmountCents null: the add-on's own
     * @param taxCodes instead of any other taxes; empty: those that apply otherwise
     * @param from null, as {@code to}: the instant of the invoice
     */
    record Item(
            String addOnCode,
            @Nullable Long unitAmountCents,
            BigDecimal units,
            @Nullable String description,
            @Nullable String invoiceDisplayName,
            List<String> taxCodes,
            @Nullable Instant from,
            @Nullable Instant to) {

        private static Item of(Input input) {
            String from = input.text("from_datetime");
            String to = input.text("to_datetime");
            Instant fromAt = instant(from);
            Instant toAt = instant(to);
            input.problems().addIf(!areBounds(from, to), "boundaries", "values_are_invalid");
            List<String> taxCodes = input.texts("tax_codes");
            return new Item(
                    input.mandatoryText("add_on_code", MAX_NAME),
                    input.cents("unit_amount_cents"),
                    units(input),
                    input.text("description", MAX_TEXT),
                    input.text("invoice_display_name", MAX_NAME),
                    taxCodes == null ? List.of() : taxCodes,
                    fromAt,
                    toAt);
        }

        private static BigDecimal units(Input input) {
            BigDecimal units = input.decimal("units");
            if (units == null) {
                return BigDecimal.ONE;
            }
            boolean wrong = units.signum() < 0 || units.stripTrailingZeros().scale() > MAX_DECIMALS;
            input.problems().addIf(wrong, "units", "value_is_out_of_range");
            return units;
        }

        /** Both or neither, and in order. */
        private static boolean areBounds(@Nullable String from, @Nullable String to) {
            Instant fromAt = instant(from);
            Instant toAt = instant(to);
            return from == null && to == null || fromAt != null && toAt != null && !fromAt.isAfter(toAt);
        }

        private static @Nullable Instant instant(@Nullable String text) {
            return Optional.ofNullable(text).flatMap(Moments::instant).orElse(null);
        }
    }

    static OneOffRequest of(Input input) {
        String currency = input.text("currency");
        input.problems().addIf(currency != null && Currency.find(currency).isEmpty(), "currency", "value_is_invalid");
        List<Input> fees = input.objects("fees");
        var request = new OneOffRequest(
                input.mandatoryText("external_customer_id", MAX_NAME),
                input.text("billing_entity_code", MAX_NAME),
                currency,
                input.text("purchase_order_number", MAX_NAME),
                fees == null ? List.of() : fees.stream().map(Item::of).toList(),
                SectionChange.nested(input));
        input.problems().orThrow();
        return request;
    }
}
