package dev.tarn.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events in the JSON form of CloudEvents 1.0: {@code id} is the transaction id, {@code type} the code, {@code subject} the subscription,
 * {@code time} the timestamp, {@code data} the properties.
 */
final class CloudEvents {
    private static final int NANO_DIGITS = 9;

    private CloudEvents() {}

    /** What is wrong with it as a CloudEvent, by attribute; what is wrong with the event in it is found where all events are checked. */
    static Map<String, List<String>> problems(ObjectNode sent) {
        var problems = new LinkedHashMap<String, List<String>>();
        if (!sent.path("specversion").asString("").equals("1.0")) {
            problems.put("specversion", List.of("value_is_invalid"));
        }
        for (String attribute : List.of("id", "source", "type")) {
            JsonNode value = sent.path(attribute);
            if (!value.isString() || value.asString().isBlank()) {
                problems.put(attribute, List.of("value_is_mandatory"));
            }
        }
        if (isGiven(sent.path("time")) && time(sent).isEmpty()) {
            problems.put("time", List.of("invalid_format"));
        }
        if (isGiven(sent.path("data")) && !sent.path("data").isObject() || sent.has("data_base64")) {
            problems.put("data", List.of("value_is_invalid"));
        }
        return problems;
    }

    /** The same as Tarn's own events are written. */
    static ObjectNode event(ObjectNode sent) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("transaction_id", sent.path("id"));
        event.set("code", sent.path("type"));
        if (isGiven(sent.path("subject"))) {
            event.set("external_subscription_id", sent.path("subject"));
        }
        if (isGiven(sent.path("data"))) {
            event.set("properties", sent.path("data"));
        }
        if (isGiven(sent.path("precisetotalamountcents"))) {
            event.set("precise_total_amount_cents", sent.path("precisetotalamountcents"));
        }
        time(sent).ifPresent(at -> event.put("timestamp", seconds(at)));
        return event;
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static Optional<Instant> time(ObjectNode sent) {
        try {
            return sent.path("time").isString()
                    ? Optional.of(
                            OffsetDateTime.parse(sent.path("time").asString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), NANO_DIGITS));
    }
}
