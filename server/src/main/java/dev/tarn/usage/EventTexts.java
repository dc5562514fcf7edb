package dev.tarn.usage;

import dev.tarn.event.Event;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Properties of an event as the database reads them. */
final class EventTexts {
    private EventTexts() {}

    static Map<String, @Nullable String> of(Event event) {
        Map<String, @Nullable String> texts = new HashMap<>();
        event.properties().properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
        return texts;
    }

    static @Nullable String of(Event event, String property) {
        return text(event.properties().get(property));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.isString() ? value.asString() : value.toString();
    }
}
