package dev.tarn.event;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The events of a body, one after the other, however they are written down. */
interface SentEvents {

    /**
     * One of them.
     *
     * @param event null: it cannot be read
     * @param problem why not, as an error code
     * @param bytes what it took in the body
     */
    record Sent(@Nullable ObjectNode event, @Nullable String problem, long bytes) {
        static Sent of(ObjectNode event, long bytes) {
            return new Sent(event, null, bytes);
        }

        static Sent unreadable(String problem, long bytes) {
            return new Sent(null, problem, bytes);
        }
    }

    /** Empty: there are no more. */
    Optional<Sent> next() throws IOException;
}
