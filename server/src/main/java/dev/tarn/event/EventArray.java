package dev.tarn.event;

import dev.tarn.platform.Refusal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a JSON document: a list, or an object that has it under {@code events}. The document is walked through once before the first is
 * handed out, so that none of a malformed one is stored; one event at a time is then built.
 */
final class EventArray implements SentEvents {
    private static final String NAME = "events";

    private final ObjectReader reader;
    private final JsonParser parser;

    private EventArray(JsonMapper json, byte[] document) {
        this.reader = json.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.parser = json.createParser(document);
        enter(parser);
    }

    /** Refuses what is no JSON, holds no list, none or too many. */
    static EventArray of(JsonMapper json, byte[] document, int maxEvents) {
        int count;
        try {
            count = count(json, document);
        } catch (JacksonException malformed) {
            throw Refusal.badRequest(
                    malformed.getOriginalMessage().split("[\\n(]", 2)[0].strip());
        }
        if (count == 0) {
            throw Refusal.invalid(NAME, "no_events");
        }
        if (count > maxEvents) {
            throw Refusal.invalid(NAME, "too_many_events");
        }
        return new EventArray(json, document);
    }

    private static int count(JsonMapper json, byte[] document) {
        int count = 0;
        try (JsonParser parser = json.createParser(document)) {
            if (!enter(parser)) {
                return 0;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                count++;
                parser.skipChildren();
            }
            toTheEnd(parser);
        }
        return count;
    }

    /** Stops at the beginning of the list; whether there is one. */
    private static boolean enter(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return true;
        }
        if (first == null) {
            throw Refusal.badRequest("param is missing or the value is empty or invalid: " + NAME);
        }
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && NAME.equals(name)) {
                    return true;
                }
                parser.skipChildren();
            }
        }
        toTheEnd(parser);
        return false;
    }

    private static void toTheEnd(JsonParser parser) {
        while (!parser.streamReadContext().inRoot()) {
            parser.nextToken();
        }
        if (parser.nextToken() != null) {
            throw Refusal.badRequest("more than one JSON value");
        }
    }

    @Override
    public Optional<Sent> next() {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            parser.close();
            return Optional.empty();
        }
        long from = parser.currentTokenLocation().getByteOffset();
        JsonNode read = reader.readValue(parser);
        long bytes = parser.currentLocation().getByteOffset() - from;
        return Optional.of(
                read instanceof ObjectNode event ? Sent.of(event, bytes) : Sent.unreadable("value_is_invalid", bytes));
    }
}
