package dev.tarn.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one event of many.
 *
 * @param index place in the body, from 0
 * @param errorDetails why it was refused: by field, or the text of a failed expression
 */
record EventAnswer(
        long index,
        @Nullable String transactionId,
        String status,
        @Nullable Object errorDetails) {

    enum Status {
        ACCEPTED,
        /** Stored before; nothing was done. */
        DUPLICATE,
        REFUSED
    }

    static EventAnswer of(Status status, long index, @Nullable ObjectNode sent, @Nullable Object errorDetails) {
        return new EventAnswer(index, transactionId(sent), status.name().toLowerCase(Locale.ROOT), errorDetails);
    }

    static EventAnswer refused(long index, @Nullable ObjectNode sent, String field, String code) {
        return of(Status.REFUSED, index, sent, Map.of(field, List.of(code)));
    }

    boolean isRefused() {
        return status.equals("refused");
    }

    private static @Nullable String transactionId(@Nullable ObjectNode sent) {
        if (sent == null) {
            return null;
        }
        JsonNode id = sent.path("transaction_id");
        return id.isValueNode() && !id.isNull() ? shortened(id.asString()) : null;
    }

    private static String shortened(String id) {
        return id.length() <= EventDraft.MAX_ID_LENGTH ? id : id.substring(0, EventDraft.MAX_ID_LENGTH);
    }
}
