package dev.tarn.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.SubscriptionBilling.Predecessor;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionFeeTest {
    private static final Currency EUR = Currency.of("EUR");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    EX-34          | monthly cal arr    | 2022-03-15           | PERIODIC | 2022-04-01           | 0  | 100     | 17 | 31  | 55
                    EX-35 trial 3  | monthly cal arr    | 2022-03-15           | PERIODIC | 2022-04-01           | 3  | 100     | 14 | 31  | 45
                    EX-35 trial 45 | monthly cal arr    | 2022-03-15           | PERIODIC | 2022-04-01           | 45 | 100     | 0  | 31  | 0
                    EX-36          | monthly cal arr    | 2022-01-01           | PERIODIC | 2022-02-01           | 3  | 100     | 28 | 31  | 90
                    EX-37          | weekly cal arr     | 2022-06-22           | PERIODIC | 2022-06-27           | 0  | 100     | 5  | 7   | 71
                    EX-37 trial 3  | weekly cal arr     | 2022-06-22           | PERIODIC | 2022-06-27           | 3  | 100     | 2  | 7   | 29
                    EX-38          | yearly cal arr     | 2022-03-15           | PERIODIC | 2023-01-01           | 0  | 100     | 292 | 365 | 80
                    EX-42          | monthly cal adv    | 2024-03-05T12:12:00Z | STARTING | 2024-03-15T12:12:00Z | 10 | 5000000 | 17 | 31  | 2741935
                    EX-44          | monthly cal adv    | 2024-03-05T12:12:00Z | STARTING | 2024-04-19T12:12:00Z | 45 | 5000000 | 12 | 30  | 2000000
                    EX-48          | monthly cal adv    | 2025-02-08           | STARTING | 2025-02-08           | 0  | 10000   | 21 | 28  | 7500
                    BIL-102a       | monthly ann adv    | 2025-02-08           | STARTING | 2025-02-08           | 0  | 10000   | 28 | 28  | 10000
                    BIL-104        | monthly ann arr    | 2025-02-08T10:00:00Z | PERIODIC | 2025-03-08           | 0  | 10000   | 28 | 28  | 10000
                    """)
    void the_first_fee_counts_the_days_of_its_window(
            String id,
            String plan,
            String start,
            Situation situation,
            String billedAt,
            int trialDays,
            long price,
            long days,
            int duration,
            long amountCents) {
        var fee = fee(Terms.of(plan, start).build(), situation, billedAt, trial(start, trialDays), false, price);

        assertThat(fee.days()).isEqualTo(days);
        assertThat(fee.durationDays()).isEqualTo(duration);
        assertThat(fee.amount().amountCents()).isEqualTo(amountCents);
        assertThat(fee.amount().unitAmountCents()).isEqualTo(amountCents);
        assertThat(fee.amount().units()).isEqualTo(BigDecimal.ONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    EX-39 Denver   | America/Denver  | 2023-06-16T05:00:00Z | 400
                    EX-39 Halifax  | America/Halifax | 2023-06-16T05:00:00Z | 300
                    EX-39b Paris   | Europe/Paris    | 2023-06-16T20:00:00Z | 300
                    EX-39b Karachi | Asia/Karachi    | 2023-06-16T20:00:00Z | 200
                    """)
    void days_are_local_days(String id, String zone, String start, long amountCents) {
        var terms = Terms.of("weekly cal adv", start).in(zone).build();

        var fee = fee(terms, Situation.STARTING, start, null, false, 700);

        assertThat(fee.amount().amountCents()).isEqualTo(amountCents);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    EX-40 no successor | monthly cal arr   | 2024-01-10           | 2024-03-20T11:00:00Z | TERMINATION | 100    | 65
                    EX-40 upgraded     | monthly cal arr   | 2024-01-10           | 2024-03-20T11:00:00Z | UPGRADED    | 100    | 61
                    EX-40 weekly       | weekly cal arr    | 2024-01-10           | 2024-03-20T11:00:00Z | TERMINATION | 100    | 43
                    EX-25              | monthly cal arr   | 2023-01-10           | 2023-08-21T12:00:00Z | UPGRADED    | 100    | 65
                    EX-27              | quarterly cal arr | 2024-05-20T10:00:00Z | 2024-06-20T10:00:00Z | TERMINATION | 91000  | 32000
                    EX-28              | monthly cal arr   | 2024-01-10           | 2024-06-01T10:00:00Z | UPGRADED    | 10000  | 0
                    EX-54 UTC          | monthly ann arr   | 2023-09-05           | 2023-09-06           | TERMINATION | 1000   | 67
                    EX-56              | monthly cal arr   | 2023-01-10           | 2023-10-01T00:15:00Z | TERMINATION | 1000   | 32
                    EX-57              | monthly ann arr   | 2023-09-05T04:00:00Z | 2023-09-05T09:00:00Z | TERMINATION | 1000   | 33
                    EX-71 day 18       | monthly cal arr   | 2023-11-01           | 2023-12-18T10:00:00Z | TERMINATION | 3100   | 1800
                    EX-72 upgraded     | monthly cal arr   | 2023-11-01           | 2023-12-18T10:00:00Z | UPGRADED    | 3100   | 1700
                    """)
    void an_ended_subscription_in_arrears_pays_the_days_used_BIL_100(
            String id, String plan, String start, String end, Situation situation, long price, long amountCents) {
        var terms = Terms.of(plan, start).terminated(end).build();

        assertThat(fee(terms, situation, end, null, false, price).amount().amountCents())
                .isEqualTo(amountCents);
        // An older fee does not make an ended period whole: the first case that applies wins.
        assertThat(fee(terms, situation, end, null, true, price).amount().amountCents())
                .isEqualTo(amountCents);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris", "Asia/Bangkok", "America/Bogota"})
    void an_end_a_day_after_the_start_is_two_days_in_every_zone_EX_54(String zone) {
        var terms = Terms.of("monthly ann arr", "2023-09-05")
                .in(zone)
                .terminated("2023-09-06")
                .build();

        assertThat(fee(terms, Situation.TERMINATION, "2023-09-06", null, false, 1000)
                        .amount()
                        .amountCents())
                .isEqualTo(67);
    }

    @Test
    void the_successor_of_an_upgrade_pays_its_short_first_period_EX_21_BIL_101() {
        var terms = Terms.of("yearly ann adv", "2023-09-28T05:00:00Z")
                .anchored("2023-06-29T12:12:00Z")
                .build();

        var fee = SubscriptionFee.of(successor(terms, Predecessor.UPGRADED), 12_000, EUR);

        assertThat(fee.days()).isEqualTo(275);
        assertThat(fee.durationDays()).isEqualTo(366);
        assertThat(fee.amount().amountCents()).isEqualTo(9016);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EX-22 second, monthly cal adv, 2024-03-12T12:12:00Z, 1500, 968",
        "EX-22 third,  monthly cal adv, 2024-03-12T13:12:00Z, 1900, 1226",
        "EX-23 second, monthly ann adv, 2024-03-12T12:12:00Z, 1500, 1161",
        "EX-23 third,  monthly ann adv, 2024-03-12T13:12:00Z, 1900, 1471",
    })
    void an_upgrade_bills_the_new_plan_from_its_day_on(
            String id, String plan, String start, long price, long amountCents) {
        var terms = Terms.of(plan, start).anchored("2024-03-05").build();

        assertThat(SubscriptionFee.of(successor(terms, Predecessor.UPGRADED), price, EUR)
                        .amount()
                        .amountCents())
                .isEqualTo(amountCents);
    }

    @Test
    void an_end_on_the_billing_day_bills_the_closed_period_EX_55_BIL_050() {
        var terms = Terms.of("monthly ann arr", "2023-09-05")
                .terminated("2023-10-05")
                .build();

        var fee = fee(terms, Situation.TERMINATION_BEFORE_RUN, "2023-10-05", null, false, 1000);

        assertThat(fee.days()).isEqualTo(30);
        assertThat(fee.amount().amountCents()).isEqualTo(1000);
    }

    @Test
    void a_downgrade_bills_the_old_plan_in_full_EX_29_BIL_106() {
        var terms = Terms.of("monthly cal arr", "2024-02-10")
                .terminated("2024-06-01T00:15:49Z")
                .build();

        assertThat(fee(terms, Situation.DOWNGRADED, "2024-06-01T00:15:49Z", null, true, 10_000)
                        .amount()
                        .amountCents())
                .isEqualTo(10_000);
    }

    @Test
    void a_downgrade_inside_the_year_of_a_split_plan_bills_the_days_passed() {
        var terms = Terms.of("yearly cal arr charges-monthly", "2022-05-05")
                .terminated("2024-03-01")
                .build();

        var fee = fee(terms, Situation.DOWNGRADED, "2024-03-01", null, true, 36_600);

        assertThat(fee.days()).isEqualTo(60);
        assertThat(fee.amount().amountCents()).isEqualTo(6000);
    }

    @Test
    void the_successor_of_a_downgrade_pays_to_the_end_of_its_own_grid_EX_24_BIL_103() {
        var terms = Terms.of("yearly ann adv", "2023-11-19")
                .anchored("2023-07-19T12:12:00Z")
                .build();

        var fee = SubscriptionFee.of(successor(terms, Predecessor.DOWNGRADED), 118_800, EUR);

        assertThat(fee.days()).isEqualTo(243);
        assertThat(fee.amount().amountCents()).isEqualTo(78_875);
    }

    @Test
    void an_upgraded_subscription_in_arrears_bills_days_over_the_full_period_EX_26() {
        var terms = Terms.of("quarterly ann arr", "2024-05-20T10:00:00Z")
                .anchored("2024-01-15T10:00:00Z")
                .terminated("2024-06-20T10:00:00Z")
                .build();

        var fee = fee(terms, Situation.TERMINATION, "2024-06-20T10:00:00Z", null, false, 91_000);

        assertThat(fee.days()).isEqualTo(32);
        assertThat(fee.amount().amountCents()).isEqualTo(32_000);
    }

    @Test
    void an_older_fee_makes_later_periods_full_price_BIL_102() {
        var terms = Terms.of("monthly cal arr", "2024-01-20").build();

        assertThat(fee(terms, Situation.PERIODIC, "2024-03-01", null, true, 999)
                        .amount()
                        .amountCents())
                .isEqualTo(999);
    }

    @Test
    void a_trial_in_another_zone_ends_on_its_local_day_EX_46_EX_47() {
        var tokyo = Terms.of("monthly cal adv", "2024-03-22T18:12:00Z")
                .in("Asia/Tokyo")
                .build();
        var paris = Terms.of("monthly cal adv", "2024-03-22T01:12:00Z")
                .in("Europe/Paris")
                .build();

        var afterTrial = fee(
                tokyo, Situation.STARTING, "2024-04-01T18:12:00Z", trial("2024-03-22T18:12:00Z", 10), false, 5_000_000);
        var onBillingDay = fee(
                paris, Situation.PERIODIC, "2024-03-31T22:00:00Z", trial("2024-03-22T01:12:00Z", 10), false, 5_000_000);

        assertThat(afterTrial.amount().amountCents()).isEqualTo(4_833_333);
        assertThat(onBillingDay.amount().amountCents()).isEqualTo(5_000_000);
    }

    @Test
    void a_trial_prorates_the_full_price_too_EX_41_BIL_105() {
        // The example states its window, which is a day longer than the grid's period of 30 days.
        var terms = Terms.of("monthly ann adv", "2022-08-31").build();
        var period = terms.calendar().periodContaining(terms.startedOn());
        var window = new Window(Terms.instant("2022-08-31"), Terms.instant("2022-09-30T23:59:59.999999Z"), period);
        var billing = new SubscriptionBilling(
                terms,
                Situation.STARTING,
                new Boundaries(terms.startedAt(), window, null, null),
                trial("2022-08-31", 15),
                false,
                false,
                false,
                Predecessor.NONE,
                true,
                terms.startedAt());

        var fee = SubscriptionFee.of(billing, 3000, EUR);

        assertThat(fee.days()).isEqualTo(16);
        assertThat(fee.amount().amountCents()).isEqualTo(1600);
    }

    @Test
    void the_fee_explains_itself() {
        var fee = fee(
                Terms.of("monthly cal arr", "2022-03-15").build(), Situation.PERIODIC, "2022-04-01", null, false, 100);

        assertThat(fee.amount().explanation().rule()).isEqualTo("BIL-103");
        assertThat(fee.amount().explanation().text()).isEqualTo("17 of 31 days x 100 cents");
        assertThat(fee.amount().explanation().result()).isEqualTo("55");
        assertThat(fee.amount().preciseAmountCents()).isEqualByComparingTo("54.838709677419355");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "due", textBlock = """
                    yearly cal arr charges-monthly | 2023-02-10           | PERIODIC | 2023-03-01 | 0  | BIL-081
                    yearly cal arr charges-monthly | 2023-02-10           | PERIODIC | 2024-01-01 | 0  | due
                    yearly cal adv charges-monthly | 2023-02-10           | STARTING | 2023-02-10 | 0  | due
                    yearly cal adv                 | 2023-02-10           | PERIODIC | 2024-01-01 | 0  | due
                    monthly cal adv                | 2024-03-05T12:12:00Z | STARTING | 2024-03-05T12:12:00Z | 10 | BIL-082
                    monthly cal adv                | 2024-03-05T12:12:00Z | STARTING | 2024-03-15T12:12:00Z | 10 | due
                    monthly cal adv                | 2024-03-22T01:12:00Z | PERIODIC | 2024-04-01 | 10 | due
                    monthly cal adv                | 2024-03-22T01:12:00Z | PERIODIC | 2024-04-01 | 11 | BIL-082
                    monthly cal arr                | 2024-03-05           | STARTING | 2024-03-05 | 0  | BIL-083
                    """)
    void a_fee_is_due_or_not(
            String plan, String start, Situation situation, String at, int trialDays, @Nullable String rule) {
        var billing = billing(Terms.of(plan, start).build(), situation, at, trial(start, trialDays), false);

        assertThat(SubscriptionFee.refusal(billing).orElse(null)).isEqualTo(rule);
    }

    @Test
    void a_yearly_plan_in_advance_is_billed_once_a_year_BIL_081() {
        var terms = Terms.of("yearly cal adv charges-monthly", "2023-02-10").build();

        assertThat(SubscriptionFee.refusal(billing(terms, Situation.PERIODIC, "2023-03-01", null, true)))
                .contains("BIL-081");
        assertThat(SubscriptionFee.refusal(billing(terms, Situation.PERIODIC, "2024-01-01", null, true)))
                .isEmpty();
    }

    @Test
    void a_backdated_yearly_plan_in_advance_waits_for_its_next_year_BIL_081() {
        var terms = Terms.of("yearly ann adv charges-monthly", "2023-02-10")
                .created("2023-02-20")
                .build();

        assertThat(SubscriptionFee.refusal(billing(terms, Situation.PERIODIC, "2023-03-10", null, false)))
                .contains("BIL-081");
        assertThat(SubscriptionFee.refusal(billing(terms, Situation.PERIODIC, "2024-02-10", null, false)))
                .isEmpty();
    }

    @Test
    void an_ended_plan_in_advance_is_not_billed_again_BIL_084() {
        var terms = Terms.of("monthly cal adv", "2023-02-10")
                .terminated("2023-04-10")
                .build();
        var ending = billing(terms, Situation.TERMINATION, "2023-04-10", null, true);
        var refreshed = billing(terms, Situation.PERIODIC, "2023-04-01", null, true);

        assertThat(SubscriptionFee.refusal(ending)).contains("BIL-084");
        assertThat(SubscriptionFee.refusal(refreshed)).isEmpty();
    }

    @Test
    void two_invoices_of_a_day_carry_one_fee_in_advance_BIL_080() {
        var terms = Terms.of("monthly cal adv", "2023-02-10").build();
        var billing = billing(terms, Situation.PERIODIC, "2023-03-01", null, true);
        var again = new SubscriptionBilling(
                terms,
                Situation.PERIODIC,
                billing.boundaries(),
                null,
                false,
                true,
                true,
                Predecessor.NONE,
                false,
                billing.invoiceCreatedAt());

        assertThat(SubscriptionFee.refusal(billing)).isEmpty();
        assertThat(SubscriptionFee.refusal(again)).contains("BIL-080");
    }

    private static @Nullable Trial trial(String start, int days) {
        return days == 0 ? null : new Trial(Terms.instant(start), BigDecimal.valueOf(days));
    }

    private static SubscriptionFee fee(
            SubscriptionTerms terms,
            Situation situation,
            String at,
            @Nullable Trial trial,
            boolean olderFee,
            long price) {
        return SubscriptionFee.of(billing(terms, situation, at, trial, olderFee), price, EUR);
    }

    private static SubscriptionBilling billing(
            SubscriptionTerms terms, Situation situation, String at, @Nullable Trial trial, boolean olderFee) {
        Instant billedAt = Terms.instant(at);
        return new SubscriptionBilling(
                terms,
                situation,
                BillingWindows.of(terms, situation, billedAt),
                trial,
                false,
                false,
                olderFee,
                Predecessor.NONE,
                !olderFee,
                billedAt);
    }

    private static SubscriptionBilling successor(SubscriptionTerms terms, Predecessor predecessor) {
        var boundaries = BillingWindows.of(terms, Situation.STARTING, terms.startedAt());
        return new SubscriptionBilling(
                terms, Situation.STARTING, boundaries, null, false, false, false, predecessor, true, terms.startedAt());
    }
}
