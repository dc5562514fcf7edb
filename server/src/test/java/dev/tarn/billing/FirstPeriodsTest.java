package dev.tarn.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First periods, terminations and trials by their worked examples (section 16.3). */
class FirstPeriodsTest {

    @ParameterizedTest(name = "{0}: {1} from {3} with a trial of {4} days costs {6}")
    @CsvSource({
        "EX-34, monthly, 100, 2022-03-15, 0, 2022-04-01, 55",
        "EX-35, monthly, 100, 2022-03-15, 3, 2022-04-01, 45",
        "EX-35, monthly, 100, 2022-03-15, 45, 2022-04-01, 0",
        "EX-36, monthly, 100, 2022-01-01, 3, 2022-02-01, 90",
        "EX-37, weekly, 100, 2022-06-22, 0, 2022-06-27, 71",
        "EX-37, weekly, 100, 2022-06-22, 3, 2022-06-27, 29",
        "EX-38, yearly, 100, 2022-03-15, 0, 2023-01-01, 80",
    })
    void the_first_period_of_a_calendar_plan_in_arrears_is_prorated(
            String example,
            String interval,
            long amountCents,
            String start,
            int trialDays,
            String billedOn,
            long expected) {
        var world = World.at(start).plan("plan", amountCents, interval, false, "trial_period", trialDays);
        world.subscribe("plan", "calendar");
        world.travelTo(billedOn);

        assertThat(world.subscriptionFees().stream().mapToLong(Long::longValue).sum())
                .as(example)
                .isEqualTo(expected);
        assertThat(world.invoices()).hasSize(1);
    }

    @Test
    void a_termination_bills_the_days_used_its_own_day_included_EX_40() {
        var world = World.at("2022-03-01").plan("plan", 100, "monthly", false);
        world.subscribe("plan", "calendar");
        world.travelTo("2022-03-20T12:00").org().terminate("sub");

        assertThat(world.subscriptionFees()).containsExactly(65L);
        assertThat(world.last().at("/billing_periods/0/invoicing_reason").asString())
                .isEqualTo("subscription_terminating");
    }

    @Test
    void a_termination_in_mid_quarter_divides_by_the_whole_period_EX_27() {
        var world = World.at("2024-05-20T10:00").plan("plan", 91_000, "quarterly", false);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-06-20T10:00").org().terminate("sub");

        assertThat(world.subscriptionFees()).containsExactly(32_000L);
    }

    @Test
    void the_fee_in_advance_is_billed_at_the_start_for_the_days_that_are_left() {
        var world = World.at("2024-03-05T12:12").plan("plan", 5_000_000, "monthly", true);
        world.subscribe("plan", "calendar");

        assertThat(world.subscriptionFees()).containsExactly(4_354_839L); // 27 of 31 days
        assertThat(world.last().at("/billing_periods/0/invoicing_reason").asString())
                .isEqualTo("subscription_starting");
        world.travelTo("2024-04-01");
        assertThat(world.subscriptionFees()).containsExactly(4_354_839L, 5_000_000L);
    }

    @Test
    void a_plan_in_advance_is_billed_at_the_exact_end_of_its_trial_EX_42() {
        var world = World.at("2024-03-05T12:12").plan("plan", 5_000_000, "monthly", true, "trial_period", 10);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-03-15T12:11");
        assertThat(world.invoices()).isEmpty();

        world.travelTo("2024-03-15T12:12");

        assertThat(world.subscriptionFees()).containsExactly(2_741_935L);
        assertThat(world.subscription("active").get("trial_ended_at").asString())
                .isEqualTo("2024-03-15T12:12:00Z");
        world.travelTo("2024-05-01");
        assertThat(world.subscriptionFees()).containsExactly(2_741_935L, 5_000_000L, 5_000_000L);
    }

    @Test
    void a_draft_from_the_time_of_the_trial_bills_no_fee_once_the_trial_is_over_SUB_065() {
        var world = World.at("2024-02-16T10:00").plan("plan", 3100, "monthly", true, "trial_period", 20);
        world.org().customer("ada", World.fields("billing_configuration", World.fields("invoice_grace_period", 10)));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-03-25");

        // the trial ends on 7 March: 25 days of 31
        assertThat(world.subscriptionFees()).containsExactly(2500L);
        assertThat(world.invoices())
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("finalized"));
    }
}
