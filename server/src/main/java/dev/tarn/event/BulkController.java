package dev.tarn.event;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Json;
import dev.tarn.platform.LargeBody;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events by the thousand, each with an answer of its own (MTR-024 to MTR-028). */
@RestController
class BulkController {
    static final int MAX_EVENTS = 10_000;
    static final int MAX_DOCUMENT = 16 * 1024 * 1024;
    private static final Set<String> LINES = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonlines", "jsonlines");

    private final BulkEvents bulk;
    private final Json json;

    BulkController(BulkEvents bulk, Json json) {
        this.bulk = bulk;
        this.json = json;
    }

    @PostMapping("/api/v1/events/bulk")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    void ingest(Tenant tenant, Query query, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        boolean acceptDuplicates = acceptsDuplicates(query);
        String type = subtype(request.getContentType());
        boolean lines = LINES.contains(type);
        InputStream body = LargeBody.open(request);
        SentEvents sent =
                lines ? new EventLines(json.mapper(), body) : document(LargeBody.readAtMost(body, MAX_DOCUMENT), type);
        try (var answers = new BulkAnswers(json.mapper(), lines)) {
            boolean cloudEvents = type.startsWith("cloudevents");
            boolean complete = bulk.ingest(tenant, sent, new BulkEvents.Terms(acceptDuplicates, cloudEvents), answers);
            answers.send(response, complete);
        }
    }

    private SentEvents document(byte[] document, String type) {
        return type.equals("cloudevents+json")
                ? new SingleEvent(json.mapper(), document)
                : EventArray.of(json.mapper(), document, MAX_EVENTS);
    }

    private static boolean acceptsDuplicates(Query query) {
        return switch (query.text("duplicates").orElse("reject")) {
            case "accept" -> true;
            case "reject" -> false;
            default -> throw Refusal.invalid("duplicates", "value_is_invalid");
        };
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
