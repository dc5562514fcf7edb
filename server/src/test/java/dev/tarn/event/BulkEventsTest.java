package dev.tarn.event;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BulkEventsTest {
    private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");

    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    private static ObjectNode event(String transactionId) {
        return object("transaction_id", transactionId, "code", "calls", "external_subscription_id", "sub");
    }

    private static List<ObjectNode> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> event("t" + number)).toList();
    }

    private static String lines(List<?> events) {
        return events.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private Reply bulk(Object body) {
        return sandbox.send("POST", "/events/bulk", body, Map.of());
    }

    private Reply bulkLines(Object body) {
        return sandbox.send("POST", "/events/bulk", body, LINES);
    }

    private static List<JsonNode> answers(Reply reply) {
        return Arrays.stream(reply.text().split("\n"))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static List<String> statuses(Reply reply) {
        return reply.json()
                .path("events")
                .valueStream()
                .map(answer -> answer.path("status").asString())
                .toList();
    }

    private int stored() {
        return sandbox.get("/events?per_page=1")
                .ok()
                .path("meta")
                .path("total_count")
                .asInt();
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    @Test
    void a_list_and_an_object_with_a_list_are_taken_and_answered_event_by_event() { // MTR-024, MTR-025
        Reply bare = bulk(list(event("a"), event("b")));
        JsonNode answered = bare.ok();
        assertThat(statuses(bare)).containsExactly("accepted", "accepted");
        JsonNode second = answered.path("events").get(1);
        assertThat(second.path("index").asInt()).isEqualTo(1);
        assertThat(second.path("transaction_id").asString()).isEqualTo("b");
        assertThat(second.path("error_details").isNull()).isTrue();
        assertThat(answered.path("summary").toString())
                .isEqualTo("{\"accepted\":2,\"duplicate\":0,\"refused\":0,\"complete\":true}");
        assertThat(statuses(bulk(object("unknown", list(1, object()), "events", list(event("c"))))))
                .containsExactly("accepted");
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void what_is_wrong_with_one_event_keeps_no_other_out() { // MTR-025
        ObjectNode badTime = event("bad").put("timestamp", "yesterday");
        Reply reply = bulk(list(event("a"), badTime, 7, object("code", "calls"), event("b")));
        assertThat(reply.status()).isEqualTo(207);
        assertThat(statuses(reply)).containsExactly("accepted", "refused", "refused", "refused", "accepted");
        JsonNode answers = reply.json().path("events");
        assertThat(answers.get(1).path("error_details").toString()).isEqualTo("{\"timestamp\":[\"invalid_format\"]}");
        assertThat(answers.get(2).path("error_details").toString()).isEqualTo("{\"event\":[\"value_is_invalid\"]}");
        assertThat(answers.get(3).path("error_details").toString())
                .isEqualTo("{\"transaction_id\":[\"value_is_mandatory\"]}");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_failed_expression_refuses_its_event_alone() { // MTR-025, MTR-072
        sandbox.metric("calls", "sum_agg", object("field_name", "total", "expression", "event.properties.a * 2"));
        ObjectNode good = event("good").set("properties", object("a", "21"));
        Reply reply = bulk(list(event("lacks"), good));
        assertThat(statuses(reply)).containsExactly("refused", "accepted");
        assertThat(reply.json().path("events").get(0).path("error_details").asString())
                .isEqualTo("expression_evaluation_failed: Variable: a not found");
        assertThat(sandbox.get("/events/good")
                        .ok()
                        .at("/event/properties/total")
                        .asString())
                .isEqualTo("42.0");
    }

    @Test
    void a_repeated_event_is_refused_unless_the_sender_says_that_it_may_come_again() { // MTR-026
        bulk(list(event("a"))).ok();
        Reply refused = bulk(list(event("a"), event("b"), event("b")));
        assertThat(refused.status()).isEqualTo(207);
        assertThat(statuses(refused)).containsExactly("refused", "accepted", "refused");
        assertThat(refused.json().path("events").get(2).path("error_details").toString())
                .isEqualTo("{\"transaction_id\":[\"value_already_exist\"]}");

        Reply again = sandbox.send(
                "POST", "/events/bulk?duplicates=accept", list(event("a"), event("b"), event("c")), Map.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(statuses(again)).containsExactly("duplicate", "duplicate", "accepted");
        assertThat(stored()).isEqualTo(3);
        sandbox.send("POST", "/events/bulk?duplicates=maybe", list(event("d")), Map.of())
                .isInvalid("duplicates", "value_is_invalid");
    }

    @Test
    void lines_are_taken_without_end_and_answered_in_their_order() { // MTR-024, MTR-025, MTR-027
        List<Object> sent = new ArrayList<>(events(0, 2_500));
        sent.set(1_700, "{\"transaction_id\": ");
        sent.set(1_701, "[]");
        sent.set(1_702, "\r");
        List<JsonNode> answers = answers(bulkLines(lines(sent)));
        assertThat(answers).hasSize(2_500); // one line was empty, one more is the summary
        for (int i = 0; i < 2_499; i++) {
            assertThat(answers.get(i).path("index").asInt()).isEqualTo(i);
        }
        assertThat(answers.get(1_700).path("error_details").toString()).isEqualTo("{\"event\":[\"invalid_json\"]}");
        assertThat(answers.get(1_701).path("error_details").toString()).isEqualTo("{\"event\":[\"value_is_invalid\"]}");
        assertThat(answers.get(1_702).path("transaction_id").asString()).isEqualTo("t1703");
        assertThat(answers.getLast().toString())
                .isEqualTo("{\"summary\":{\"accepted\":2497,\"duplicate\":0,\"refused\":2,\"complete\":true}}");
        assertThat(stored()).isEqualTo(2_497);
    }

    @Test
    void packed_bodies_are_unpacked() { // MTR-024
        var headers = Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");
        byte[] body = lines(events(0, 1_200)).getBytes(StandardCharsets.UTF_8);
        Reply reply = sandbox.send("POST", "/events/bulk", gzip(body), headers);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1_200);
        assertThat(sandbox.send("POST", "/events/bulk", body, headers).status()).isEqualTo(400);
        byte[] cut = Arrays.copyOf(gzip(body), 300);
        assertThat(sandbox.send("POST", "/events/bulk", cut, headers).status()).isEqualTo(400);
        sandbox.send("POST", "/events/bulk", body, Map.of("Content-Encoding", "br"))
                .isRefused(415, "unsupported_media_type");
    }

    @Test
    void what_unpacks_to_absurd_sizes_is_cut_off() { // MTR-024
        byte[] blanks = gzip(new byte[32 * 1024 * 1024]);
        for (String type : List.of("application/json", "application/x-ndjson")) {
            sandbox.send("POST", "/events/bulk", blanks, Map.of("Content-Type", type, "Content-Encoding", "gzip"))
                    .isRefused(413, "payload_too_large");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void sizes_are_bounded() { // MTR-024
        bulk(list()).isInvalid("events", "no_events");
        bulk(object()).isInvalid("events", "no_events");
        bulkLines("\n \n").isInvalid("events", "no_events");
        bulk(events(0, 10_001)).isInvalid("events", "too_many_events");
        bulk(list(event("a").put("code", "x".repeat(17_000_000)))).isRefused(413, "payload_too_large");
        String long1 =
                event("long").put("note", "x".repeat(EventLines.MAX_LINE)).toString();
        List<JsonNode> answers = answers(bulkLines(long1 + "\n" + event("short")));
        assertThat(answers.getFirst().path("error_details").toString())
                .isEqualTo("{\"event\":[\"value_is_too_long\"]}");
        assertThat(answers.get(1).path("status").asString()).isEqualTo("accepted");
    }

    @Test
    void properties_beyond_the_limits_are_refused_by_name() { // MTR-011, MTR-025
        ObjectNode keys = object();
        IntStream.range(0, 3_000).forEach(number -> keys.put("key" + number, number));
        String deep = "[".repeat(300) + "]".repeat(300);
        Reply reply = bulk("[" + event("big").set("properties", object("a", "x".repeat(1_000_000))) + ","
                + event("keys").set("properties", keys) + ","
                + "{\"transaction_id\":\"deep\",\"code\":\"calls\",\"properties\":{\"a\":" + deep + "}},"
                + event("fine") + "]");
        assertThat(reply.json()
                        .path("events")
                        .valueStream()
                        .map(answer -> answer.path("error_details").toString()))
                .containsExactly(
                        "{\"properties\":[\"value_is_too_long\"]}",
                        "{\"properties\":[\"value_is_too_long\"]}",
                        "{\"properties\":[\"value_is_invalid\"]}",
                        "null");
    }

    @Test
    void nonsense_without_end_is_given_up_on() { // MTR-027
        String nonsense = "x\n".repeat(BulkEvents.MAX_REFUSED + 5_000);
        Reply reply = bulkLines(event("first") + "\n" + nonsense + event("last"));
        assertThat(reply.status()).isEqualTo(207);
        JsonNode summary = answers(reply).getLast().path("summary");
        assertThat(summary.path("complete").asBoolean()).isFalse();
        assertThat(summary.path("accepted").asInt()).isEqualTo(1);
        assertThat(summary.path("refused").asInt()).isBetween(BulkEvents.MAX_REFUSED, BulkEvents.MAX_REFUSED + 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{", "[", "[{\"transaction_id\":\"a\",\"code\":\"b\"}",
                        "{\"events\":[{\"transaction_id\":\"a\",\"code\":\"b\"}]",
                "[{\"transaction_id\":\"a\",\"code\":\"b\"}] x", "[{\"transaction_id\":\"a\",\"code\":\"b\"}] []", "",
                        "nope"
            })
    void of_a_document_that_is_no_json_nothing_is_stored(String body) { // MTR-027
        assertThat(bulk(body).status()).isEqualTo(400);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "12", "\"events\"", "{\"events\":{}}", "{\"events\":null}", "{\"other\":[[]]}"})
    void a_document_without_a_list_has_no_events(String body) { // MTR-024
        bulk(body).isInvalid("events", "no_events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "text/json", "nonsense"})
    void other_types_are_not_read(String type) { // MTR-024
        sandbox.send("POST", "/events/bulk", "[]", Map.of("Content-Type", type))
                .isRefused(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @CsvSource({
        "1709632800, 2024-03-05T10:00:00.000Z",
        "1709632800.25, 2024-03-05T10:00:00.250Z",
        "'\"1709632800.5\"', 2024-03-05T10:00:00.500Z",
        "null, 2024-03-05T00:00:00.000Z"
    })
    void timestamps_are_read_as_those_of_single_events(String written, String shown) { // MTR-013, MTR-024
        bulkLines("{\"transaction_id\":\"t\",\"code\":\"calls\",\"timestamp\":" + written + "}")
                .text();
        assertThat(sandbox.get("/events/t").ok().at("/event/timestamp").asString())
                .isEqualTo(shown);
    }

    private static ObjectNode cloudEvent(String id) {
        return object(
                "specversion",
                "1.0",
                "id",
                id,
                "source",
                "/gateways/7",
                "type",
                "calls",
                "subject",
                "sub",
                "time",
                "2024-03-04T12:00:00.125+02:00",
                "data",
                object("size", 3));
    }

    @Test
    void cloud_events_are_read_one_by_one_and_in_batches() { // MTR-028
        var one = Map.of("Content-Type", "application/cloudevents+json; charset=utf-8");
        var many = Map.of("Content-Type", "application/cloudevents-batch+json");
        assertThat(statuses(sandbox.send("POST", "/events/bulk", cloudEvent("ce1"), one)))
                .containsExactly("accepted");
        JsonNode stored = sandbox.get("/events/ce1").ok().path("event");
        assertThat(stored.path("code").asString()).isEqualTo("calls");
        assertThat(stored.path("external_subscription_id").asString()).isEqualTo("sub");
        assertThat(stored.path("timestamp").asString()).isEqualTo("2024-03-04T10:00:00.125Z");
        assertThat(stored.path("properties").toString()).isEqualTo("{\"size\":3}");

        ObjectNode wrong = object("specversion", "0.3", "id", "x", "time", "noon", "data", "text");
        Reply reply = sandbox.send("POST", "/events/bulk", list(cloudEvent("ce1"), wrong, cloudEvent("ce2")), many);
        assertThat(statuses(reply)).containsExactly("refused", "refused", "accepted");
        assertThat(reply.json().path("events").get(1).path("error_details").toString())
                .isEqualTo(
                        "{\"specversion\":[\"value_is_invalid\"],\"source\":[\"value_is_mandatory\"],"
                                + "\"type\":[\"value_is_mandatory\"],\"time\":[\"invalid_format\"],\"data\":[\"value_is_invalid\"]}");
    }

    @Test
    void usage_counts_what_came_in_bulk_once() { // MTR-026, MTR-208
        JsonNode metric = sandbox.metric("calls", "count_agg");
        sandbox.plan("p", 0, sandbox.charge(metric, "standard", object("amount", "1")));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "p");
        for (int round = 0; round < 2; round++) {
            sandbox.send("POST", "/events/bulk?duplicates=accept", lines(events(0, 1_500)), LINES);
        }
        assertThat(sandbox.get("/customers/ada/current_usage?external_subscription_id=sub")
                        .ok()
                        .at("/customer_usage/amount_cents")
                        .asInt())
                .isEqualTo(150_000);
    }
}
