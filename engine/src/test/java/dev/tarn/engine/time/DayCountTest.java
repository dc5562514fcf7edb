package dev.tarn.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00:00Z, 2024-01-31T23:59:59.999999Z, 31",
        "2024-01-01T00:00:00Z, 2024-01-31T00:00:00Z, 31",
        "2024-01-01T00:00:00Z, 2024-01-20T00:00:01Z, 20",
        "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z, 1",
        "2024-01-01T10:00:00Z, 2024-01-01T10:00:00Z, 0",
        "2024-01-01T10:00:00Z, 2024-01-02T10:00:00Z, 1",
        "2024-01-01T10:00:00Z, 2024-01-02T10:00:00.000001Z, 2",
        "2024-01-05T10:00:00Z, 2024-01-01T10:00:00Z, 0",
    })
    void days_begun_are_counted_BIL_003(Instant from, Instant to, long days) {
        assertThat(DayCount.between(from, to, ZoneOffset.UTC)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2022-03-01, 2022-03-31, 31",
        "America/New_York, 2022-11-01, 2022-11-30, 30",
        "Australia/Lord_Howe, 2022-10-01, 2022-10-31, 31",
        "Africa/Cairo, 2024-04-26, 2024-04-27, 2",
        "America/Sao_Paulo, 2018-11-04, 2018-11-30, 27",
        "Asia/Beirut, 2022-03-27, 2022-03-27, 1",
    })
    void clock_changes_do_not_change_the_count_BIL_002(ZoneId zone, LocalDate from, LocalDate to, long days) {
        assertThat(DayCount.between(LocalDays.startOf(from, zone), LocalDays.endOf(to, zone), zone))
                .isEqualTo(days);
    }

    @Test
    void a_day_without_midnight_counts_from_its_first_instant() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        Instant start = LocalDays.startOf(LocalDate.of(2024, 4, 26), cairo);

        assertThat(start).isEqualTo(Instant.parse("2024-04-25T22:00:00Z"));
        assertThat(DayCount.between(start, Instant.parse("2024-04-26T21:30:00Z"), cairo))
                .isEqualTo(2);
    }

    @Test
    void consecutive_days_touch() {
        ZoneId apia = ZoneId.of("Pacific/Apia"); // had no 30 December 2011
        for (LocalDate day = LocalDate.of(2011, 12, 25); day.getYear() == 2011; day = day.plusDays(1)) {
            assertThat(LocalDays.endOf(day, apia).plusNanos(1000)).isEqualTo(LocalDays.startOf(day.plusDays(1), apia));
        }
    }
}
