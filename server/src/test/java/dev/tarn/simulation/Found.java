package dev.tarn.simulation;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a draw hits among what is there, the same in two lives although their ids differ. */
final class Found {
    private Found() {}

    /** The drawn one of the latest invoices that the query finds and that is wanted. */
    static Optional<JsonNode> invoice(Sandbox org, String query, int draw, Predicate<JsonNode> wanted) {
        var rows = org.get("/invoices?per_page=100&" + query)
                .ok()
                .get("invoices")
                .valueStream()
                .filter(wanted);
        return drawn(rows, draw, Found::ofInvoice)
                .map(alike -> alike.stream()
                        .min(Comparator.comparing(one -> subscriptions(org, one)))
                        .orElseThrow());
    }

    static Optional<JsonNode> wallet(Sandbox org, int draw, Predicate<JsonNode> wanted) {
        var rows = org.get("/wallets?per_page=100")
                .ok()
                .get("wallets")
                .valueStream()
                .filter(wanted);
        return drawn(rows, draw, wallet -> wallet.get("name").asString()).map(List::getFirst);
    }

    private static String ofInvoice(JsonNode invoice) {
        return Stream.of(
                        "/customer/external_id",
                        "/issuing_date",
                        "/number",
                        "/invoice_type",
                        "/created_at",
                        "/fees_amount_cents",
                        "/total_amount_cents")
                .map(field -> invoice.at(field).asString())
                .collect(Collectors.joining(" "))
                .replaceFirst("-[0-9A-F]{4}-", "-");
    }

    /** Tells drafts apart that look alike: they have no number. */
    private static String subscriptions(Sandbox org, JsonNode invoice) {
        return org.invoice(id(invoice))
                .get("billing_periods")
                .valueStream()
                .map(period -> period.get("external_subscription_id").asString())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The drawn one and those that look like it. */
    private static Optional<List<JsonNode>> drawn(Stream<JsonNode> rows, int draw, Function<JsonNode, String> key) {
        var all = rows.collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                .values();
        return all.stream().skip(all.isEmpty() ? 0 : draw % all.size()).findFirst();
    }

    /** May be refused, for what was found may not allow it; never fails. */
    static boolean tried(Reply reply) {
        if (reply.status() >= 500 || reply.status() == 400) {
            throw new AssertionError(reply.request() + " -> " + reply.status() + " " + reply.text());
        }
        return reply.status() == 200;
    }

    static String id(JsonNode thing) {
        return thing.get("lago_id").asString();
    }

    static long cents(JsonNode thing, String what) {
        return thing.get(what + "_amount_cents").asLong();
    }
}
