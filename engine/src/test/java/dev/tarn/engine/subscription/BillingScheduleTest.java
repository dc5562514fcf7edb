package dev.tarn.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.time.BillingTime;
import dev.tarn.engine.time.DayCount;
import dev.tarn.engine.time.Interval;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.engine.time.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BillingScheduleTest {
    private static final List<String> ZONES = List.of(
            "Pacific/Pago_Pago",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "America/St_Johns",
            "UTC",
            "Europe/Paris",
            "Africa/Cairo",
            "Asia/Beirut",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Kiritimati");

    @Test
    void a_31st_is_billed_on_the_last_day_of_short_months_EX_20e() {
        var schedule =
                new BillingSchedule(Terms.of("monthly ann arr", "2022-12-31").build(), null);

        assertThat(billingDays(schedule, 15))
                .containsExactly(dates(
                        "2023-01-31 2023-02-28 2023-03-31 2023-04-30 2023-05-31 2023-06-30 2023-07-31 2023-08-31 2023-09-30"
                                + " 2023-10-31 2023-11-30 2023-12-31 2024-01-31 2024-02-29 2024-03-31"));
    }

    @Test
    void a_quarter_from_a_31st_is_first_billed_on_the_30th_of_june_EX_20d() {
        var schedule =
                new BillingSchedule(Terms.of("quarterly ann arr", "2023-03-31").build(), null);

        assertThat(schedule.first()).contains(Terms.instant("2023-06-30"));
    }

    @Test
    void weeks_are_billed_on_local_monday_midnight_EX_20f() {
        var schedule = new BillingSchedule(
                Terms.of("weekly cal arr", "2023-02-01").in("Asia/Kolkata").build(), null);

        assertThat(schedule.nextAfter(Instant.parse("2023-02-12T18:00:00Z")))
                .contains(Instant.parse("2023-02-12T18:30:00Z"));
        assertThat(schedule.nextAfter(Instant.parse("2023-02-12T18:30:00Z")))
                .contains(Instant.parse("2023-02-19T18:30:00Z"));
    }

    @Test
    void months_are_billed_on_the_local_first_EX_20g() {
        var schedule = new BillingSchedule(
                Terms.of("monthly cal arr", "2023-02-01").in("America/Bogota").build(), null);

        assertThat(schedule.nextAfter(Instant.parse("2023-03-01T00:00:00Z")))
                .contains(Instant.parse("2023-03-01T05:00:00Z"));
        assertThat(schedule.nextAfter(Instant.parse("2023-03-01T05:00:00Z")))
                .contains(Instant.parse("2023-04-01T05:00:00Z"));
    }

    @Test
    void a_start_on_a_billing_day_is_first_billed_a_period_later_BIL_061() {
        var schedule = new BillingSchedule(
                Terms.of("monthly cal arr", "2023-03-01T10:00:00Z").build(), null);

        assertThat(schedule.first()).contains(Terms.instant("2023-04-01"));
        assertThat(schedule.nextAfter(Terms.instant("2020-01-01"))).contains(Terms.instant("2023-04-01"));
        assertThat(schedule.isBilledOn(LocalDate.of(2023, 3, 1))).isFalse();
        assertThat(schedule.isBilledOn(LocalDate.of(2023, 4, 1))).isTrue();
    }

    @Test
    void a_backdated_subscription_is_first_billed_from_the_day_of_its_entry_on_SUB_116() {
        var onBillingDay = Terms.of("monthly cal arr", "2023-01-15")
                .created("2023-04-01T10:00:00Z")
                .build();
        var later = Terms.of("monthly cal arr", "2023-01-15")
                .created("2023-04-02T10:00:00Z")
                .build();

        assertThat(new BillingSchedule(onBillingDay, null).first()).contains(Terms.instant("2023-04-01"));
        assertThat(new BillingSchedule(later, null).first()).contains(Terms.instant("2023-05-01"));
    }

    @Test
    void split_plans_are_billed_every_month_BIL_060() {
        var schedule = new BillingSchedule(
                Terms.of("yearly ann arr charges-monthly", "2023-10-31").build(), null);

        assertThat(billingDays(schedule, 4)).containsExactly(dates("2023-11-30 2023-12-31 2024-01-31 2024-02-29"));
    }

    @Test
    void the_day_a_subscription_ends_is_left_to_the_ending_SUB_155() {
        var terms = Terms.of("monthly ann arr", "2023-09-05").build();

        assertThat(new BillingSchedule(terms, Terms.instant("2023-10-05T00:00:00Z")).first())
                .isEmpty();
        assertThat(new BillingSchedule(terms, Terms.instant("2023-10-06T00:00:00Z")).first())
                .contains(Terms.instant("2023-10-05"));
    }

    @ParameterizedTest
    @EnumSource(Interval.class)
    void consecutive_billings_neither_overlap_nor_leave_a_gap(Interval interval) {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 150; round++) {
            checkContinuity(anySubscription(interval, random), seed + ", round " + round);
        }
    }

    private static void checkContinuity(SubscriptionTerms terms, String repeat) {
        var schedule = new BillingSchedule(terms, null);
        Instant chargesCovered = terms.startedAt().minus(1, ChronoUnit.MICROS);
        Instant fixedCovered = chargesCovered;
        Instant feeCovered = LocalDays.startOf(terms.startedOn(), terms.zone()).minus(1, ChronoUnit.MICROS);
        for (Instant due : billings(schedule, 40)) {
            var boundaries = BillingWindows.of(terms, Situation.PERIODIC, due);
            chargesCovered = continued(boundaries.charges(), chargesCovered, terms, repeat);
            fixedCovered = continued(boundaries.fixedCharges(), fixedCovered, terms, repeat);
            boolean opensPlanPeriod = terms.calendar().isBillingDay(LocalDays.dateOf(due, terms.zone()));
            if (opensPlanPeriod && !terms.payInAdvance()) {
                feeCovered = continued(boundaries.subscription(), feeCovered, terms, repeat);
                assertThat(feeCovered).as(repeat).isEqualTo(due.minus(1, ChronoUnit.MICROS));
            }
        }
    }

    private static Instant continued(@Nullable Window window, Instant covered, SubscriptionTerms terms, String repeat) {
        if (window == null) {
            return covered;
        }
        assertThat(window.fromAt()).as("%s: %s", repeat, terms).isEqualTo(covered.plus(1, ChronoUnit.MICROS));
        assertThat(window.days(terms.zone())).as("%s: %s", repeat, terms).isBetween(1L, (long) window.durationDays());
        return window.toAt();
    }

    /** Whole fees follow when every cut of a period has its share of days: nothing is billed twice, nothing is left out. */
    @ParameterizedTest
    @EnumSource(Interval.class)
    void the_days_of_the_parts_of_a_period_add_up_to_it(Interval interval) {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 300; round++) {
            var terms = anySubscription(interval, random);
            var period = terms.calendar().periodContaining(terms.startedOn().plusDays(400));
            LocalDate cut = period.from().plusDays(1 + random.nextInt(period.days() - 1));
            long before = DayCount.between(
                    LocalDays.startOf(period.from(), terms.zone()),
                    LocalDays.endOf(cut.minusDays(1), terms.zone()),
                    terms.zone());
            long after = DayCount.between(
                    LocalDays.startOf(cut, terms.zone()), LocalDays.endOf(period.to(), terms.zone()), terms.zone());
            assertThat(before + after).as("%s: %s cut at %s", seed, terms, cut).isEqualTo(period.days());
        }
    }

    private static SubscriptionTerms anySubscription(Interval interval, RandomGenerator random) {
        Instant startedAt =
                Instant.parse("2015-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(10 * 365 * 24 * 60)));
        return new SubscriptionTerms(
                interval,
                random.nextBoolean() ? BillingTime.CALENDAR : BillingTime.ANNIVERSARY,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                startedAt.minus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(9000) : 0)),
                startedAt,
                null,
                startedAt,
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
    }

    private static List<Instant> billings(BillingSchedule schedule, int count) {
        var billings = new ArrayList<Instant>();
        Optional<Instant> due = schedule.first();
        while (billings.size() < count) {
            billings.add(due.orElseThrow());
            due = schedule.nextAfter(due.get());
        }
        return billings;
    }

    private static List<LocalDate> billingDays(BillingSchedule schedule, int count) {
        return billings(schedule, count).stream()
                .map(due -> LocalDays.dateOf(due, schedule.terms().zone()))
                .toList();
    }

    private static LocalDate[] dates(String text) {
        return Stream.of(text.split(" ", -1)).map(LocalDate::parse).toArray(LocalDate[]::new);
    }
}
