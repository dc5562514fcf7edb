package dev.tarn.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BillingWindowsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    EX-01 | monthly ann arr                 | 2024-01-31T01:00:00Z | 2024-02-29T02:00:00Z | 2024-01-31..2024-02-28 | 2024-01-31T01:00:00Z..2024-02-28 | 2024-01-31T01:00:00Z..2024-02-28
                    EX-02 | monthly ann arr                 | 2024-01-31T01:00:00Z | 2024-03-31 | 2024-02-29..2024-03-30 | 2024-02-29..2024-03-30 | 2024-02-29..2024-03-30
                    EX-03 | monthly ann arr                 | 2024-01-31T01:00:00Z | 2024-04-30 | 2024-03-31..2024-04-29 | 2024-03-31..2024-04-29 | 2024-03-31..2024-04-29
                    EX-05 | monthly ann adv                 | 2024-01-30 | 2024-02-29 | 2024-02-29..2024-03-29 | 2024-01-30..2024-02-28 | 2024-01-30..2024-02-28
                    EX-06 | monthly ann adv                 | 2024-01-30 | 2024-04-30 | 2024-04-30..2024-05-29 | 2024-03-30..2024-04-29 | 2024-03-30..2024-04-29
                    EX-07 | yearly ann arr charges-monthly  | 2024-01-31T01:00:00Z | 2024-02-29 | 2024-01-31..2024-01-31T01:00:00Z | 2024-01-31T01:00:00Z..2024-02-28 | null
                    EX-08 | yearly ann arr charges-monthly  | 2024-01-31T01:00:00Z | 2025-01-31 | 2024-01-31..2025-01-30 | 2024-12-31..2025-01-30 | 2024-01-31T01:00:00Z..2025-01-30
                    EX-09 | yearly ann adv fixed-monthly    | 2024-01-31T01:00:00Z | 2024-02-29 | 2024-01-31..2025-01-30 | null | 2024-01-31T01:00:00Z..2024-02-28
                    EX-10 | yearly ann adv fixed-monthly    | 2024-01-31T01:00:00Z | 2025-01-31 | 2025-01-31..2026-01-30 | 2024-01-31T01:00:00Z..2025-01-30 | 2024-12-31..2025-01-30
                    EX-11 | semiannual cal arr charges-monthly | 2023-02-10T09:00:00Z | 2023-03-01 | 2023-02-10..2023-02-10T09:00:00Z | 2023-02-10T09:00:00Z..2023-02-28 | null
                    EX-12 | semiannual cal arr charges-monthly | 2023-02-10T09:00:00Z | 2023-07-01 | 2023-02-10..2023-06-30 | 2023-06-01..2023-06-30 | 2023-02-10T09:00:00Z..2023-06-30
                    EX-13 | yearly ann arr                  | 2020-02-29 | 2025-02-28 | 2024-02-29..2025-02-27 | 2024-02-29..2025-02-27 | 2024-02-29..2025-02-27
                    EX-14 | yearly ann adv                  | 2020-02-29 | 2023-02-28 | 2023-02-28..2024-02-28 | 2022-02-28..2023-02-27 | 2022-02-28..2023-02-27
                    EX-15a | quarterly ann arr              | 2022-12-31 | 2023-03-31 | 2022-12-31..2023-03-30 | 2022-12-31..2023-03-30 | 2022-12-31..2023-03-30
                    EX-15b | quarterly ann arr              | 2022-12-31 | 2023-06-30 | 2023-03-31..2023-06-29 | 2023-03-31..2023-06-29 | 2023-03-31..2023-06-29
                    EX-15c | quarterly ann arr              | 2022-12-31 | 2023-09-30 | 2023-06-30..2023-09-29 | 2023-06-30..2023-09-29 | 2023-06-30..2023-09-29
                    EX-15d | quarterly ann arr              | 2022-12-31 | 2023-12-31 | 2023-09-30..2023-12-30 | 2023-09-30..2023-12-30 | 2023-09-30..2023-12-30
                    EX-16a | semiannual ann arr             | 2024-08-31 | 2025-02-28 | 2024-08-31..2025-02-27 | 2024-08-31..2025-02-27 | 2024-08-31..2025-02-27
                    EX-16b | semiannual ann arr             | 2024-08-31 | 2025-08-31 | 2025-02-28..2025-08-30 | 2025-02-28..2025-08-30 | 2025-02-28..2025-08-30
                    EX-17a | weekly cal arr                 | 2023-02-01 | 2023-02-06 | 2023-02-01..2023-02-05 | 2023-02-01..2023-02-05 | 2023-02-01..2023-02-05
                    EX-17b | weekly cal arr                 | 2023-02-01 | 2023-02-13 | 2023-02-06..2023-02-12 | 2023-02-06..2023-02-12 | 2023-02-06..2023-02-12
                    """)
    void periodic_runs_cover_the_windows_of_the_worked_examples(
            String id, String plan, String start, String billedAt, String subscription, String charges, String fixed) {
        var terms = Terms.of(plan, start).build();

        var boundaries = BillingWindows.of(terms, Situation.PERIODIC, Terms.instant(billedAt));

        check(boundaries.subscription(), subscription, terms.zone());
        check(boundaries.charges(), charges, terms.zone());
        check(boundaries.fixedCharges(), fixed, terms.zone());
    }

    @Test
    void usage_windows_of_a_starting_invoice_collapse_to_the_start_EX_04_BIL_049() {
        var terms = Terms.of("monthly ann adv", "2024-01-30").build();

        var boundaries = BillingWindows.of(terms, Situation.STARTING, terms.startedAt());

        check(boundaries.subscription(), "2024-01-30..2024-02-28", terms.zone());
        check(boundaries.charges(), "2024-01-30T00:00:00Z..2024-01-30T00:00:00Z", terms.zone());
        check(boundaries.fixedCharges(), "2024-01-30T00:00:00Z..2024-01-30T00:00:00Z", terms.zone());
        assertThat(present(boundaries.charges()).lasts()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    EX-15a | quarterly ann arr  | 2022-12-31 | 2023-03-31 | 90
                    EX-15b | quarterly ann arr  | 2022-12-31 | 2023-06-30 | 91
                    EX-15c | quarterly ann arr  | 2022-12-31 | 2023-09-30 | 92
                    EX-15d | quarterly ann arr  | 2022-12-31 | 2023-12-31 | 92
                    EX-16a | semiannual ann arr | 2024-08-31 | 2025-02-28 | 181
                    EX-16b | semiannual ann arr | 2024-08-31 | 2025-08-31 | 184
                    EX-14  | yearly ann adv     | 2020-02-29 | 2023-02-28 | 366
                    EX-17a | weekly cal arr     | 2023-02-01 | 2023-02-06 | 7
                    """)
    void the_divisor_is_the_whole_period_BIL_051(String id, String plan, String start, String billedAt, int days) {
        var boundaries = BillingWindows.of(Terms.of(plan, start).build(), Situation.PERIODIC, Terms.instant(billedAt));

        assertThat(boundaries.subscription().durationDays()).isEqualTo(days);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    EX-18  | monthly cal arr | America/New_York | 2022-01-01T12:00:00Z | 2022-04-01T04:10:00Z | 2022-03-01T05:00:00Z..2022-04-01T03:59:59.999999Z | 2022-03-01T05:00:00Z | 31
                    EX-19  | weekly ann arr  | Europe/Paris     | 2024-03-27T10:00:00Z | 2024-04-02T22:10:00Z | 2024-03-26T23:00:00Z..2024-04-02T21:59:59.999999Z | 2024-03-27T10:00:00Z | 7
                    EX-20  | monthly ann arr | Asia/Tokyo       | 2024-11-30T23:30:00Z | 2024-12-31T15:10:00Z | 2024-11-30T15:00:00Z..2024-12-31T14:59:59.999999Z | 2024-11-30T23:30:00Z | 31
                    EX-20b | monthly ann arr | America/Bogota   | 2023-12-01T00:00:00Z | 2023-12-30T05:10:00Z | 2023-11-30T05:00:00Z..2023-12-30T04:59:59.999999Z | 2023-12-01T00:00:00Z | 30
                    """)
    void windows_are_local_days_of_the_customers_zone_BIL_002(
            String id,
            String plan,
            String zone,
            String start,
            String billedAt,
            String bounds,
            String chargesFrom,
            int days) {
        var terms = Terms.of(plan, start).in(zone).build();

        var boundaries = BillingWindows.of(terms, Situation.PERIODIC, Terms.instant(billedAt));

        check(boundaries.subscription(), bounds, terms.zone());
        assertThat(present(boundaries.charges()).fromAt()).isEqualTo(Terms.instant(chargesFrom));
        assertThat(present(boundaries.charges()).toAt())
                .isEqualTo(boundaries.subscription().toAt());
        assertThat(boundaries.subscription().days(terms.zone())).isEqualTo(days);
    }

    @Test
    void a_termination_covers_the_open_period_up_to_its_instant_EX_20c() {
        var terms = Terms.of("monthly ann arr", "2024-01-31")
                .terminated("2024-03-10T15:30:00Z")
                .build();

        var boundaries = ending(terms, Situation.TERMINATION);

        check(boundaries.subscription(), "2024-02-29..2024-03-10T15:30:00Z", terms.zone());
        check(boundaries.charges(), "2024-02-29..2024-03-10T15:30:00Z", terms.zone());
        assertThat(boundaries.subscription().days(terms.zone())).isEqualTo(11);
        assertThat(boundaries.subscription().durationDays()).isEqualTo(31);
    }

    @Test
    void a_termination_just_before_midnight_is_not_rounded_into_the_next_day_BIL_048() {
        var terms = Terms.of("monthly ann arr", "2024-01-31")
                .terminated("2024-03-10T23:59:59.700Z")
                .build();

        var window = ending(terms, Situation.TERMINATION).subscription();

        assertThat(window.toAt()).isEqualTo(Instant.parse("2024-03-10T23:59:59.999999Z"));
        assertThat(window.days(terms.zone())).isEqualTo(11);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    TERMINATION            | monthly cal arr | 2023-10-01..2023-10-01T08:00:00Z | 2023-10-01..2023-10-01T08:00:00Z
                    TERMINATION_BEFORE_RUN | monthly cal arr | 2023-09-01..2023-09-30           | 2023-09-01..2023-09-30
                    TERMINATION_BEFORE_RUN | monthly cal adv | 2023-10-01..2023-10-01T08:00:00Z | 2023-09-01..2023-09-30
                    TERMINATION_BEFORE_RUN | yearly cal arr charges-monthly | 2023-01-01..2023-10-01T08:00:00Z | 2023-09-01..2023-09-30
                    """)
    void an_end_on_the_first_day_closes_the_unbilled_period_before_BIL_050(
            Situation situation, String plan, String subscription, String charges) {
        var terms =
                Terms.of(plan, "2022-05-05").terminated("2023-10-01T08:00:00Z").build();

        var boundaries = ending(terms, situation);

        check(boundaries.subscription(), subscription, terms.zone());
        check(boundaries.charges(), charges, terms.zone());
    }

    @Test
    void a_subscription_of_less_than_a_day_has_no_period_before_to_close_BIL_050() {
        var terms = Terms.of("monthly cal arr", "2023-09-30T20:00:00Z")
                .terminated("2023-10-01T08:00:00Z")
                .build();

        var boundaries = ending(terms, Situation.TERMINATION_BEFORE_RUN);

        check(boundaries.subscription(), "2023-10-01..2023-10-01T08:00:00Z", terms.zone());
    }

    @Test
    void an_upgrade_ends_the_charges_window_at_its_instant_EX_21() {
        var terms = Terms.of("monthly ann adv", "2023-06-29T12:12:00Z")
                .terminated("2023-09-28T05:00:00Z")
                .build();

        var boundaries = ending(terms, Situation.UPGRADED);

        check(boundaries.charges(), "2023-08-29..2023-09-28T05:00:00Z", terms.zone());
    }

    @Test
    void a_downgrade_bills_the_whole_elapsed_period_EX_29_BIL_043() {
        var terms = Terms.of("monthly cal arr", "2024-02-10")
                .terminated("2024-06-01T00:15:49Z")
                .build();

        var boundaries = ending(terms, Situation.DOWNGRADED);

        check(boundaries.subscription(), "2024-05-01..2024-05-31", terms.zone());
        check(boundaries.charges(), "2024-05-01..2024-05-31", terms.zone());
    }

    @Test
    void a_downgrade_inside_the_year_of_a_split_plan_does_not_bill_the_year_before_again() {
        var terms = Terms.of("yearly cal arr charges-monthly", "2022-05-05")
                .terminated("2024-03-01")
                .build();

        var boundaries = ending(terms, Situation.DOWNGRADED);

        check(boundaries.subscription(), "2024-01-01..2024-02-29", terms.zone());
        check(boundaries.charges(), "2024-02-01..2024-02-29", terms.zone());
    }

    @Test
    void the_open_period_of_a_split_plan_shows_its_charges_but_not_its_fixed_charges_BIL_047() {
        var fixedMonthly =
                Terms.of("yearly cal arr fixed-monthly", "2023-02-10").build();
        var chargesMonthly =
                Terms.of("yearly cal arr charges-monthly", "2023-02-10").build();
        var now = Terms.instant("2024-05-20T10:00:00Z");

        check(
                BillingWindows.of(fixedMonthly, Situation.CURRENT, now).charges(),
                "2024-01-01..2024-12-31",
                fixedMonthly.zone());
        check(
                BillingWindows.of(chargesMonthly, Situation.CURRENT, now).charges(),
                "2024-05-01..2024-05-31",
                fixedMonthly.zone());
        assertThat(BillingWindows.of(chargesMonthly, Situation.CURRENT, now).fixedCharges())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"TERMINATION", "TERMINATION_BEFORE_RUN", "UPGRADED", "DOWNGRADED"})
    void an_end_leaves_nothing_waiting_for_a_longer_period_BIL_047(Situation end) {
        for (String plan : new String[] {"yearly ann arr charges-monthly", "yearly ann arr fixed-monthly"}) {
            var terms = Terms.of(plan, "2024-01-31T01:00:00Z").build();
            var boundaries = BillingWindows.of(terms, end, Terms.instant("2024-07-10T10:00:00Z"));

            assertThat(boundaries.charges()).isNotNull();
            assertThat(boundaries.fixedCharges()).isNotNull();
        }
    }

    @Test
    void a_change_of_zone_leaves_neither_gap_nor_overlap_BIL_004() {
        var terms =
                Terms.of("monthly cal arr", "2024-01-10").in("America/New_York").build();
        var billedAt = Terms.instant("2024-04-01T04:00:00Z");
        Instant endInParis = LocalDays.endOf(LocalDate.of(2024, 2, 29), ZoneId.of("Europe/Paris"));

        var continued = BillingWindows.of(terms, Situation.PERIODIC, billedAt).continuing(endInParis, null);
        var unrelated =
                BillingWindows.of(terms, Situation.PERIODIC, billedAt).continuing(Terms.instant("2024-02-01"), null);

        assertThat(present(continued.charges()).fromAt()).isEqualTo(Terms.instant("2024-02-29T23:00:00Z"));
        assertThat(present(continued.fixedCharges()).fromAt()).isEqualTo(Terms.instant("2024-03-01T05:00:00Z"));
        assertThat(present(unrelated.charges()).fromAt()).isEqualTo(Terms.instant("2024-03-01T05:00:00Z"));
    }

    /** {@code text}: from..to, each a local day (its first or last instant) or an instant; null: no window. */
    private static void check(@Nullable Window window, @Nullable String text, ZoneId zone) {
        if (text == null) {
            assertThat(window).isNull();
            return;
        }
        String[] bounds = text.split("\\.\\.", -1);
        assertThat(present(window).fromAt()).as("from").isEqualTo(bound(bounds[0], zone, true));
        assertThat(present(window).toAt()).as("to").isEqualTo(bound(bounds[1], zone, false));
    }

    private static Boundaries ending(SubscriptionTerms terms, Situation situation) {
        return BillingWindows.of(terms, situation, Objects.requireNonNull(terms.terminatedAt()));
    }

    private static Window present(@Nullable Window window) {
        return Objects.requireNonNull(window, "no window");
    }

    private static Instant bound(String text, ZoneId zone, boolean first) {
        if (text.toUpperCase(Locale.ROOT).contains("T")) {
            return Instant.parse(text);
        }
        LocalDate date = LocalDate.parse(text);
        return first ? LocalDays.startOf(date, zone) : LocalDays.endOf(date, zone);
    }
}
