package dev.tarn.billing;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.TarnApplication;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.SandboxClock;
import dev.tarn.platform.Tenant;
import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Ledger;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.transaction.support.TransactionTemplate;

/** A period is billed once: repeated, by two at once, broken off in between, late or in time (BIL-062). */
class ExactlyOnceTest {
    private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");

    private final BillPeriod billPeriod = TarnServer.bean(BillPeriod.class);
    private final TransactionTemplate transactions = TarnServer.bean(TransactionTemplate.class);

    @Test
    void a_run_that_is_repeated_bills_nothing() {
        var world = subscribed();
        world.travelTo("2024-04-01");
        var before = Ledger.of(world.org());

        for (int i = 0; i < 3; i++) {
            transactions.executeWithoutResult(status -> runApril(world));
        }

        assertThat(Ledger.of(world.org())).isEqualTo(before).hasSize(1);
    }

    @Test
    void a_run_that_breaks_off_leaves_nothing_behind_and_no_gap_in_the_numbers() {
        var world = subscribed();
        for (int i = 0; i < 3; i++) {
            transactions.executeWithoutResult(status -> {
                runApril(world);
                status.setRollbackOnly();
            });
        }
        assertThat(world.invoices()).isEmpty();

        world.travelTo("2024-05-01");

        assertThat(world.subscriptionFees()).containsExactly(3000L, 3000L);
        assertThat(world.invoices())
                .extracting(invoice -> invoice.get("sequential_id").asInt())
                .containsExactly(1, 2);
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void several_who_run_the_same_period_at_once_bill_it_once() {
        var world = subscribed();
        AtOnce.doing(8, i -> {
            transactions.executeWithoutResult(status -> runApril(world));
            return true;
        });
        world.travelTo("2024-04-02");

        assertThat(world.subscriptionFees()).containsExactly(3000L);
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void two_servers_that_move_the_same_clock_bill_each_period_once() {
        var org = Sandbox.at("2024-01-01");
        var alone = Sandbox.at("2024-01-01");
        for (var each : List.of(org, alone)) {
            each.tax("vat", "20");
            each.plan("plan", 3000);
            for (int i = 0; i < 12; i++) {
                each.customer("customer-" + i, object("billing_configuration", object("invoice_grace_period", i % 3)));
                each.subscribe(
                        "sub-" + i,
                        "customer-" + i,
                        "plan",
                        object("billing_time", i % 2 == 0 ? "calendar" : "anniversary"));
            }
        }
        var end = Instant.parse("2024-12-24T00:00:00Z");
        var tenant = tenant(org);
        try (var second = new SpringApplication(TarnApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--tarn.database-url=" + TarnServer.databaseUrl())) {
            var clocks = List.of(TarnServer.bean(SandboxClock.class), second.getBean(SandboxClock.class));
            AtOnce.doing(2, i -> clocks.get(i).move(tenant, end));
        }
        org.travelTo("2024-12-24");
        alone.travelTo("2024-12-24");

        assertThat(Ledger.of(org)).hasSize(12 * 11).isEqualTo(Ledger.of(alone));
        assertThat(org.get("/due_work?state=parked").ok().get("due_work")).isEmpty();
        assertThat(TarnServer.violations()).isEmpty();
    }

    @Test
    void what_was_due_while_nothing_ran_is_billed_as_if_it_had_run() {
        var live = subscribed();
        var down = subscribed();
        for (int month = 4; month <= 12; month++) {
            live.travelTo("2024-%02d-01".formatted(month));
            live.travelTo("2024-%02d-15".formatted(month));
        }
        down.travelTo("2024-12-15");

        assertThat(Ledger.of(down.org())).isEqualTo(Ledger.of(live.org())).hasSize(9);
    }

    private static World subscribed() {
        var world = World.at("2024-03-01").plan("plan", 3000, "monthly", false);
        world.subscribe("plan", "calendar");
        return world;
    }

    private void runApril(World world) {
        UUID subscription =
                UUID.fromString(world.subscription("active").get("lago_id").asString());
        UUID customer = UUID.fromString(
                world.subscription("active").get("lago_customer_id").asString());
        billPeriod.run(tenant(world.org()), APRIL, List.of(new DueItem(UUID.randomUUID(), subscription, customer)));
    }

    private static Tenant tenant(Sandbox org) {
        return Tenant.system(UUID.fromString(org.organizationId()), true);
    }
}
