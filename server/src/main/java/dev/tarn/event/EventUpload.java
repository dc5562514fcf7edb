package dev.tarn.event;

import dev.tarn.platform.Json;
import dev.tarn.platform.LargeBody;
import dev.tarn.platform.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** Bodies of many events, in any of the ways they may be written (MTR-024, MTR-028), and the answers to each event. */
@Component
public class EventUpload {
    static final int MAX_EVENTS = 10_000;
    static final int MAX_DOCUMENT = 16 * 1024 * 1024;
    private static final Set<String> LINES = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonlines", "jsonlines");

    private final BulkEvents bulk;
    private final Json json;

    EventUpload(BulkEvents bulk, Json json) {
        this.bulk = bulk;
        this.json = json;
    }

    /** What became of an upload, before it is answered. */
    @FunctionalInterface
    public interface Ending {
        /** What is said beside the answers, by name; null: nothing. */
        @Nullable
        Said of(Taken taken);
    }

    /** @param complete whether the body was read to its end (MTR-027) */
    public record Taken(long accepted, long duplicates, long refused, boolean complete) {}

    /** An answer's name and what it says. */
    public record Said(String name, @Nullable Object value) {}

    /**
     * Reads all events of a request and answers it.
     *
     * @param acceptDuplicates what is there already is no mistake
     */
    public void take(
            Tenant tenant,
            HttpServletRequest request,
            HttpServletResponse response,
            boolean acceptDuplicates,
            EventSink sink,
            Ending ending)
            throws IOException, HttpMediaTypeNotSupportedException {
        String type = subtype(request.getContentType());
        boolean lines = LINES.contains(type);
        InputStream body = LargeBody.open(request);
        SentEvents sent =
                lines ? new EventLines(json.mapper(), body) : document(LargeBody.readAtMost(body, MAX_DOCUMENT), type);
        try (var answers = new BulkAnswers(json.mapper(), lines)) {
            boolean cloudEvents = type.startsWith("cloudevents");
            boolean complete =
                    bulk.ingest(tenant, sent, new BulkEvents.Terms(acceptDuplicates, cloudEvents, sink), answers);
            answers.send(response, complete, ending.of(answers.taken(complete)));
        }
    }

    private SentEvents document(byte[] document, String type) {
        return type.equals("cloudevents+json")
                ? new SingleEvent(json.mapper(), document)
                : EventArray.of(json.mapper(), document, MAX_EVENTS);
    }

    /** What the body is said to be; plain JSON where nothing is said. */
    private static String subtype(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
        if (contentType == null) {
            return "json";
        }
        String subtype;
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            subtype = type.getType().equals("application") ? type.getSubtype() : "";
        } catch (InvalidMediaTypeException unreadable) {
            throw new HttpMediaTypeNotSupportedException(unreadable.getMessage());
        }
        if (!subtype.equals("json") && !subtype.endsWith("+json") && !LINES.contains(subtype)) {
            throw new HttpMediaTypeNotSupportedException(contentType);
        }
        return subtype;
    }
}
