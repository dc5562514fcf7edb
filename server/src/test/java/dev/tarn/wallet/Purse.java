package dev.tarn.wallet;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One customer, "ada", and her wallets. */
final class Purse {
    private final Sandbox org;

    private Purse(Sandbox org) {
        this.org = org;
    }

    static Purse at(String now) {
        var purse = new Purse(Sandbox.at(now));
        purse.org.customer("ada");
        return purse;
    }

    Sandbox org() {
        return org;
    }

    Reply create(@Nullable Object... more) {
        var fields = object("external_customer_id", "ada", "name", "wallet", "rate_amount", "1", "currency", "EUR");
        fields.setAll(object(more));
        return org.post("/wallets", object("wallet", fields));
    }

    /** Its id. */
    String wallet(@Nullable Object... more) {
        return create(more).ok().at("/wallet/lago_id").asString();
    }

    JsonNode look(String walletId) {
        return org.get("/wallets/" + walletId).ok().get("wallet");
    }

    Reply move(String walletId, @Nullable Object... more) {
        return org.post("/wallet_transactions", object("wallet_transaction", movement(walletId, more)));
    }

    static ObjectNode movement(String walletId, @Nullable Object... more) {
        var fields = object("wallet_id", walletId);
        fields.setAll(object(more));
        return fields;
    }

    /** The one transaction that this makes. */
    JsonNode moved(String walletId, @Nullable Object... more) {
        JsonNode made = move(walletId, more).ok().get("wallet_transactions");
        assertThat(made).hasSize(1);
        return transaction(made.get(0).get("lago_id").asString());
    }

    JsonNode transaction(String id) {
        return org.get("/wallet_transactions/" + id).ok().get("wallet_transaction");
    }

    /** Oldest first. */
    List<JsonNode> transactions(String walletId) {
        var rows = new ArrayList<JsonNode>();
        org.get("/wallets/" + walletId + "/wallet_transactions?per_page=100")
                .ok()
                .get("wallet_transactions")
                .forEach(rows::addFirst);
        return rows;
    }

    long balance(String walletId) {
        return look(walletId).get("balance_cents").asLong();
    }

    /** Balance, usage and ongoing balance in cents. */
    List<Long> figures(String walletId) {
        JsonNode wallet = look(walletId);
        return List.of(
                wallet.get("balance_cents").asLong(),
                wallet.get("ongoing_usage_balance_cents").asLong(),
                wallet.get("ongoing_balance_cents").asLong());
    }

    /** Says how the payment of an invoice stands. */
    void mark(JsonNode invoice, String paymentStatus) {
        var fields = object("payment_status", paymentStatus);
        org.put("/invoices/" + invoice.get("lago_id").asString(), object("invoice", fields))
                .ok();
    }

    /** A plan of this amount, subscribed to as "sub". */
    Purse subscribe(long amountCents) {
        org.plan("basic", amountCents);
        org.subscribe("sub", "ada", "basic", object("billing_time", "anniversary"));
        return this;
    }

    /** A plan in advance: its invoice is there at once. */
    JsonNode bill(String code, long amountCents) {
        org.planWith(code, amountCents, object("pay_in_advance", true));
        org.subscribe(code, "ada", code, object("billing_time", "anniversary"));
        return org.invoices("external_customer_id=ada").stream()
                .filter(invoice -> invoice.get("fees")
                        .valueStream()
                        .anyMatch(fee -> fee.at("/item/code").asString().equals(code)))
                .findFirst()
                .orElseThrow();
    }

    /** Amounts by which something was funded or consumed, in order. */
    List<Long> links(JsonNode transaction, String kind) {
        var path = "/wallet_transactions/" + transaction.get("lago_id").asString() + "/" + kind;
        return org.get(path)
                .ok()
                .get("wallet_transaction_" + kind)
                .valueStream()
                .map(link -> link.get("amount_cents").asLong())
                .toList();
    }

    static ObjectNode rule(Object... fields) {
        return object("recurring_transaction_rules", list(object(fields)));
    }

    void holdsTogether() {
        assertThat(TarnServer.violations()).isEmpty();
    }
}
