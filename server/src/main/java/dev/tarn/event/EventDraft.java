package dev.tarn.event;

import dev.tarn.platform.Decimals;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as sent (MTR-010, MTR-011).
 *
 * @param timestamp null: the time of reception
 */
record EventDraft(
        String transactionId,
        String code,
        @Nullable String externalSubscriptionId,
        @Nullable Instant timestamp,
        @Nullable BigDecimal preciseTotalAmountCents,
        ObjectNode properties) {

    /** Keys of an index have a limit; nobody's ids come near it. */
    static final int MAX_ID_LENGTH = 255;

    private static final int AMOUNT_SCALE = 15;

    /** Reads it; what is wrong is told to the input's problems. */
    static EventDraft of(Input input) {
        return new EventDraft(
                mandatory(input, "transaction_id"),
                mandatory(input, "code"),
                identifier(input, "external_subscription_id"),
                timestamp(input),
                amount(input.node().path("precise_total_amount_cents")),
                properties(input));
    }

    Event received(Tenant tenant, Instant now) {
        return new Event(
                Ids.next(),
                tenant.organizationId(),
                externalSubscriptionId,
                transactionId,
                code,
                timestamp == null ? now : timestamp,
                preciseTotalAmountCents,
                properties,
                now);
    }

    private static String mandatory(Input input, String field) {
        String text = identifier(input, field);
        if (text == null) {
            if (!input.problems().has(field)) {
                input.problems().add(field, "value_is_mandatory");
            }
            return "";
        }
        return text;
    }

    /** As sent, blanks around it included: it is the sender's key. */
    private static @Nullable String identifier(Input input, String field) {
        String text = input.text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_ID_LENGTH) {
            input.problems().add(field, "value_is_too_long");
        }
        return text;
    }

    private static @Nullable Instant timestamp(Input input) {
        JsonNode value = input.node().path("timestamp");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        var parsed = Timestamps.parse(value);
        if (parsed.isEmpty()) {
            input.problems().add("timestamp", "invalid_format");
        }
        return parsed.orElse(null);
    }

    /** What cannot be read is kept as zero, not refused (MTR-014). */
    private static @Nullable BigDecimal amount(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isNumber() || value.isString()
                ? Decimals.parse(value.asString())
                        .map(amount -> amount.setScale(AMOUNT_SCALE, RoundingMode.HALF_UP))
                        .flatMap(Decimals::inRange)
                        .orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    private static ObjectNode properties(Input input) {
        JsonNode value = input.node().path("properties");
        if (value instanceof ObjectNode object) {
            Properties.problem(object).ifPresent(code -> input.problems().add("properties", code));
            return object;
        }
        if (!value.isMissingNode() && !value.isNull()) {
            input.problems().add("properties", "value_is_invalid");
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
