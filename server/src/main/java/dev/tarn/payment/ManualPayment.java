package dev.tarn.payment;

import dev.tarn.platform.Decimals;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Money that came by other ways than a provider, as it is recorded (CRD-271).
 *
 * @param paidAt null: nobody said when
 */
record ManualPayment(
        UUID invoiceId,
        long amountCents,
        String reference,
        @Nullable Instant paidAt) {
    private static final int MAX_REFERENCE = 40;

    /** What is refused before anything is looked for: it has to be clear which invoice, and how much. */
    static UUID invoiceOf(Input input) {
        String invoiceId = input.text("invoice_id");
        boolean missing = !input.problems().has("invoice_id") && (invoiceId == null || invoiceId.isBlank());
        input.problems().addIf(missing, "invoice_id", "value_is_mandatory");
        input.problems().addIf(amount(input).isEmpty(), "amount_cents", "invalid_value");
        input.problems().orThrow();
        return Optional.ofNullable(invoiceId).flatMap(Ids::parse).orElseThrow(() -> Refusal.notFound("invoice"));
    }

    /** Notes what is wrong in the request's own list. */
    static ManualPayment of(Input input, UUID invoiceId) {
        return new ManualPayment(
                invoiceId,
                amount(input).orElse(0L),
                input.mandatoryText("reference", MAX_REFERENCE),
                input.instant("paid_at"));
    }

    private static Optional<Long> amount(Input input) {
        JsonNode value = input.node().path("amount_cents");
        if (!value.isNumber() && !value.isString()) {
            return Optional.empty();
        }
        return Decimals.parse(value.asString()).filter(ManualPayment::isAmount).map(BigDecimal::longValueExact);
    }

    private static boolean isAmount(BigDecimal number) {
        return number.signum() > 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Input.MAX_CENTS)) <= 0;
    }
}
