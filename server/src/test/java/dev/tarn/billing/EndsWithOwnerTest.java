package dev.tarn.billing;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of subscriptions and drafts when the plan or the customer behind them goes. */
class EndsWithOwnerTest {

    @Test
    void deleting_a_plan_ends_and_bills_its_subscriptions_and_frees_its_code_SUB_033() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-03-10T12:00").org().delete("/plans/plan").ok();

        assertThat(world.subscription("terminated").get("terminated_at").asString())
                .isEqualTo("2024-03-10T12:00:00Z");
        assertThat(world.subscriptionFees()).containsExactly(1000L);
        world.plan("plan", 100, "monthly", false);
        world.travelTo("2024-06-01");
        assertThat(world.invoices()).hasSize(1);
    }

    @Test
    void deleting_a_plan_cancels_what_has_not_begun_on_it_SUB_033() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.subscribe("plan", "calendar", "subscription_at", "2024-03-20T00:00:00Z");
        world.org().delete("/plans/plan").ok();
        world.travelTo("2024-05-01");

        assertThat(world.subscription("canceled").get("canceled_at").asString()).isEqualTo("2024-03-01T00:00:00Z");
        assertThat(world.invoices()).isEmpty();
    }

    @Test
    void deleting_a_plan_finalizes_its_drafts_at_once_SUB_033() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 20)));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-05");
        assertThat(world.last().get("status").asString()).isEqualTo("draft");

        world.org().delete("/plans/plan").ok();

        assertThat(world.invoices())
                .hasSize(2)
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("finalized"));
    }

    @Test
    void deleting_a_customer_ends_and_bills_its_subscriptions_and_settles_its_drafts_PLT_157() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 20)));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-10T12:00").org().delete("/customers/ada").ok();

        var invoices = world.org().invoices();
        assertThat(invoices)
                .hasSize(2)
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("finalized"));
        assertThat(invoices.stream()
                        .map(invoice -> invoice.get("fees_amount_cents").asLong()))
                .containsExactlyInAnyOrder(3100L, 1033L);
        world.travelTo("2024-08-01");
        assertThat(world.org().invoices()).hasSize(2);
        world.org().customer("ada");
        assertThat(world.org().get("/subscriptions?status[]=active").ok().get("subscriptions"))
                .isEmpty();
    }
}
