package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Looks on. After each day: every invariant, and that nothing is stuck. Asks a second before a period is billed what it will cost and what was used, and holds the invoice
 * against both.
 */
final class Foresight implements Life.Witness, AutoCloseable {
    private static final String NEXT = """
            SELECT w.due_at, s.external_id, c.external_id
            FROM due_work w JOIN subscription s ON s.id = w.subject_id JOIN customer c ON c.id = s.customer_id
            WHERE w.kind = 'bill_period' AND w.organization_id = ? AND w.due_at > ?::timestamptz + interval '1 second' AND w.due_at <= ?
                AND s.status = 'active'
                AND NOT EXISTS (SELECT FROM subscription n WHERE n.previous_subscription_id = s.id)
                AND NOT EXISTS (SELECT FROM due_work o WHERE o.organization_id = w.organization_id AND o.due_at = w.due_at
                    AND o.subject_id = s.id AND o.id <> w.id)
            ORDER BY w.due_at, s.external_id LIMIT 1
            """;
    private static final String LATE = """
            SELECT count(*), coalesce(min(kind), '-') FROM due_work WHERE organization_id = ? AND (due_at <= ? OR parked_at IS NOT NULL)
            """;

    private record Period(Instant at, String subscription, String customer) {}

    private final Connection connection;
    private int checked;

    Foresight() throws SQLException {
        connection = DriverManager.getConnection(TarnServer.databaseUrl());
    }

    /** How many invoices were foreseen. */
    int checked() {
        return checked;
    }

    /** Goes as far as the next period that is billed before this instant, if there is one. */
    @Override
    public void ahead(Sandbox org, Instant before) {
        next(org, before).ifPresent(period -> {
            org.travelTo(period.at().minusSeconds(1).toString());
            var ids = object("external_ids", list(period.subscription()));
            var body = object("customer", object("external_id", period.customer()), "subscriptions", ids);
            JsonNode preview =
                    org.send("POST", "/invoices/preview", body, Map.of()).ok().get("invoice");
            JsonNode usage = org.usage(period.customer(), period.subscription());
            org.travelTo(period.at().toString());
            var made = made(org, period);
            assertThat(fees(preview.get("fees"), period))
                    .as("preview of %s", period)
                    .isEqualTo(fees(
                            made.stream()
                                    .flatMap(invoice -> invoice.get("fees").valueStream())
                                    .toList(),
                            period));
            assertUsage(usage, made, period);
            checked++;
        });
    }

    private Optional<Period> next(Sandbox org, Instant before) {
        try (var query = connection.prepareStatement(NEXT)) {
            query.setObject(1, UUID.fromString(org.organizationId()));
            query.setTimestamp(2, Timestamp.from(org.now()));
            query.setTimestamp(3, Timestamp.from(before));
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Period(rows.getTimestamp(1).toInstant(), rows.getString(2), rows.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<JsonNode> made(Sandbox org, Period period) {
        var made = new ArrayList<JsonNode>();
        for (JsonNode row : org.get(
                        "/invoices?per_page=30&invoice_type=subscription&external_customer_id=" + period.customer())
                .ok()
                .get("invoices")) {
            if (row.get("created_at").asString().equals(period.at().toString())) {
                made.add(org.invoice(row.get("lago_id").asString()));
            }
        }
        return made;
    }

    private static List<String> fees(Iterable<JsonNode> fees, Period period) {
        var lines = new ArrayList<String>();
        for (JsonNode fee : fees) {
            if (fee.path("external_subscription_id").asString("").equals(period.subscription())) {
                lines.add(String.join(
                        " ",
                        fee.at("/item/type").asString(),
                        fee.at("/item/code").asString(),
                        fee.get("units").asString(),
                        fee.get("amount_cents").asString(),
                        fee.get("from_date").asString("-")));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static void assertUsage(JsonNode usage, List<JsonNode> made, Period period) {
        String from = usage.get("from_datetime").asString();
        boolean billed = made.stream()
                .flatMap(invoice -> invoice.get("billing_periods").valueStream())
                .anyMatch(window -> window.get("external_subscription_id")
                                .asString()
                                .equals(period.subscription())
                        && window.get("charges_from_datetime").asString("-").equals(from));
        if (!billed) {
            return;
        }
        var used = new HashMap<String, Long>();
        for (JsonNode charge : usage.get("charges_usage")) {
            String code = charge.at("/billable_metric/code").asString();
            if (!List.of("hits", "pings").contains(code)
                    && charge.get("amount_cents").asLong() > 0) {
                used.merge(code, charge.get("amount_cents").asLong(), Long::sum);
            }
        }
        var fees = new HashMap<String, Long>();
        made.stream().flatMap(invoice -> invoice.get("fees").valueStream()).forEach(fee -> {
            boolean isUsage = fee.at("/item/type").asString().equals("charge")
                    && fee.path("lago_true_up_parent_fee_id").isNull()
                    && fee.get("from_date").asString("-").equals(from)
                    && fee.get("external_subscription_id").asString().equals(period.subscription())
                    && fee.get("amount_cents").asLong() > 0;
            if (isUsage) {
                fees.merge(
                        fee.at("/item/code").asString(), fee.get("amount_cents").asLong(), Long::sum);
            }
        });
        assertThat(used).as("usage before %s", period).isEqualTo(fees);
    }

    @Override
    public void midnight(Sandbox org) {
        assertThat(TarnServer.violations()).isEmpty();
        nothingIsStuck(org);
    }

    /** Everything that was due is done, and nothing was given up. */
    void nothingIsStuck(Sandbox org) {
        try (var query = connection.prepareStatement(LATE)) {
            query.setObject(1, UUID.fromString(org.organizationId()));
            query.setTimestamp(2, Timestamp.from(org.now()));
            try (var rows = query.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1))
                        .as("work that is due at %s or given up, such as %s", org.now(), rows.getString(2))
                        .isZero();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
