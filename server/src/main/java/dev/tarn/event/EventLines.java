package dev.tarn.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event a line. However many there are, one line at a time is in memory; empty lines are skipped. */
final class EventLines implements SentEvents {
    /** The longest properties, with every character escaped, fit in. */
    static final int MAX_LINE = 512 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final JsonMapper json;
    private final InputStream body;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    EventLines(JsonMapper json, InputStream body) {
        this.json = json;
        this.body = body;
    }

    @Override
    public Optional<Sent> next() throws IOException {
        while (true) {
            var line = new Line();
            boolean more = read(line);
            if (!line.isBlank()) {
                return Optional.of(line.event(json));
            }
            if (!more) {
                return Optional.empty();
            }
        }
    }

    /** Up to the next line feed, which is left out; whether there was one. */
    private boolean read(Line line) throws IOException {
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, body.read(buffer));
                if (end == 0) {
                    return false;
                }
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.add(buffer, from, at - from);
            if (at < end) {
                at++;
                return true;
            }
        }
    }

    /** What is beyond the limit is counted and dropped. */
    private static final class Line {
        private @Nullable ByteArrayOutputStream bytes;
        private long length;

        void add(byte[] source, int offset, int count) {
            length += count;
            if (length > MAX_LINE) {
                bytes = null;
            } else if (count > 0) {
                bytes = bytes == null ? new ByteArrayOutputStream(count) : bytes;
                bytes.write(source, offset, count);
            }
        }

        boolean isBlank() {
            return length == 0 || (bytes != null && onlyBlanks(bytes.toByteArray()));
        }

        private static boolean onlyBlanks(byte[] text) {
            for (byte character : text) {
                if (character != ' ' && character != '\t' && character != '\r') {
                    return false;
                }
            }
            return true;
        }

        Sent event(JsonMapper json) {
            if (bytes == null) {
                return Sent.unreadable("value_is_too_long", length);
            }
            try {
                return json.readTree(bytes.toByteArray()) instanceof ObjectNode object
                        ? Sent.of(object, length)
                        : Sent.unreadable("value_is_invalid", length);
            } catch (JacksonException malformed) {
                return Sent.unreadable("invalid_json", length);
            }
        }
    }
}
