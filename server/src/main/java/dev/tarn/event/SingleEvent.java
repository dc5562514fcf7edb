package dev.tarn.event;

import dev.tarn.platform.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A document that is one event. */
final class SingleEvent implements SentEvents {
    private @Nullable Sent event;

    SingleEvent(JsonMapper json, byte[] document) {
        try {
            if (!(json.readTree(document) instanceof ObjectNode object)) {
                throw Refusal.badRequest("an event must be an object");
            }
            this.event = Sent.of(object, document.length);
        } catch (JacksonException malformed) {
            throw Refusal.badRequest(
                    malformed.getOriginalMessage().split("[\\n(]", 2)[0].strip());
        }
    }

    @Override
    public Optional<Sent> next() {
        Optional<Sent> next = Optional.ofNullable(event);
        event = null;
        return next;
    }
}
