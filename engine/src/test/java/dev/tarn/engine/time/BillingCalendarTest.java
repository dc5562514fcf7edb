package dev.tarn.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BillingCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2024-02-29, 2024-02-26, 2024-03-03",
        "MONTHLY, 2024-02-29, 2024-02-01, 2024-02-29",
        "QUARTERLY, 2024-06-30, 2024-04-01, 2024-06-30",
        "SEMIANNUAL, 2024-06-30, 2024-01-01, 2024-06-30",
        "YEARLY, 1969-07-20, 1969-01-01, 1969-12-31",
    })
    void calendar_periods_follow_the_calendar_BIL_030(Interval interval, LocalDate day, LocalDate from, LocalDate to) {
        var calendar = new BillingCalendar(interval, BillingTime.CALENDAR, LocalDate.of(2011, 5, 31));

        assertThat(calendar.periodContaining(day)).isEqualTo(new DateRange(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2023-02-01, 2023-01-30, 2023-01-25, 2023-01-31",
        "MONTHLY, 2024-01-31, 2024-02-29, 2024-02-29, 2024-03-30",
        "MONTHLY, 2024-01-31, 2023-12-31, 2023-12-31, 2024-01-30",
        "QUARTERLY, 2022-12-31, 2023-05-01, 2023-03-31, 2023-06-29",
        "SEMIANNUAL, 2024-08-31, 2025-02-28, 2025-02-28, 2025-08-30",
        "YEARLY, 2020-02-29, 2024-02-28, 2023-02-28, 2024-02-28",
        "YEARLY, 2020-02-29, 2024-02-29, 2024-02-29, 2025-02-27",
    })
    void anniversary_periods_are_clamped_from_the_anchor_BIL_031(
            Interval interval, LocalDate anchor, LocalDate day, LocalDate from, LocalDate to) {
        var calendar = new BillingCalendar(interval, BillingTime.ANNIVERSARY, anchor);

        assertThat(calendar.periodContaining(day)).isEqualTo(new DateRange(from, to));
    }

    @ParameterizedTest
    @EnumSource(Interval.class)
    void every_day_belongs_to_one_period(Interval interval) {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            LocalDate anchor = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(12_000));
            LocalDate day = LocalDate.of(1995, 1, 1).plusDays(random.nextInt(16_000));
            var calendar = new BillingCalendar(interval, BillingTime.ANNIVERSARY, anchor);
            DateRange period = calendar.periodContaining(day);

            assertThat(period.contains(day))
                    .as("%s: %s, %s", seed, calendar, day)
                    .isTrue();
            assertThat(calendar.periodContaining(period.from())).as("%s", seed).isEqualTo(period);
            assertThat(calendar.periodContaining(period.to())).as("%s", seed).isEqualTo(period);
            assertThat(calendar.periodAfter(day).from())
                    .as("%s", seed)
                    .isEqualTo(period.to().plusDays(1));
            assertThat(calendar.periodBefore(day).to())
                    .as("%s", seed)
                    .isEqualTo(period.from().minusDays(1));
        }
    }

    @Test
    void billing_days_of_a_split_plan_include_the_plans_own() {
        var yearly = new BillingCalendar(Interval.YEARLY, BillingTime.ANNIVERSARY, LocalDate.of(2020, 2, 29));

        for (LocalDate day = LocalDate.of(2020, 2, 29); day.getYear() < 2032; day = yearly.nextBillingDayAfter(day)) {
            assertThat(yearly.monthly().isBillingDay(day)).as("%s", day).isTrue();
        }
    }
}
