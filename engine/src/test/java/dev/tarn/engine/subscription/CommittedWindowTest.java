package dev.tarn.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.time.BillingTime;
import dev.tarn.engine.time.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days a minimum commitment is settled for. */
class CommittedWindowTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // interval, in advance, charges monthly, start, end, situation, billed at, days of whole
                "MONTHLY, false, false, 2023-02-04T00:00:00Z, -, PERIODIC, 2023-03-01T00:00:00Z, 25 of 28",
                "MONTHLY, true, false, 2024-02-28T10:00:00Z, -, PERIODIC, 2024-03-01T00:00:00Z, 2 of 29",
                "MONTHLY, true, false, 2024-02-28T10:00:00Z, -, STARTING, 2024-02-28T10:00:00Z, -",
                "MONTHLY, false, false, 2024-05-01T00:00:00Z, 2024-06-01T10:00:00Z, UPGRADED, 2024-06-01T10:00:00Z, 1 of 30",
                "MONTHLY, true, false, 2024-05-01T00:00:00Z, 2024-06-01T00:00:00Z, DOWNGRADED, 2024-06-01T00:00:00Z, 31 of 31",
                "MONTHLY, false, false, 2024-05-01T00:00:00Z, 2024-06-15T10:00:00Z, TERMINATION, 2024-06-15T10:00:00Z, 15 of 30",
                "MONTHLY, true, false, 2024-05-01T00:00:00Z, 2024-06-01T00:00:00Z, TERMINATION_BEFORE_RUN, 2024-06-01T00:00:00Z, 31 of 31",
                "MONTHLY, true, false, 2024-06-01T00:00:00Z, -, PERIODIC, 2024-06-01T00:00:00Z, -",
                "YEARLY, false, true, 2023-03-01T00:00:00Z, -, PERIODIC, 2023-06-01T00:00:00Z, -",
                "YEARLY, false, true, 2023-03-01T00:00:00Z, -, PERIODIC, 2024-01-01T00:00:00Z, 306 of 365",
                "YEARLY, true, true, 2023-03-01T00:00:00Z, 2023-06-01T00:00:00Z, DOWNGRADED, 2023-06-01T00:00:00Z, 92 of 365",
                "MONTHLY, false, false, 2023-02-04T00:00:00Z, -, CURRENT, 2023-02-20T00:00:00Z, -",
            })
    void the_period_that_is_over_or_the_days_until_the_end_BIL_141_BIL_143_BIL_144(
            Interval interval,
            boolean inAdvance,
            boolean chargesMonthly,
            Instant startedAt,
            @Nullable Instant terminatedAt,
            Situation situation,
            Instant billedAt,
            @Nullable String expected) {
        var terms = new SubscriptionTerms(
                interval,
                BillingTime.CALENDAR,
                inAdvance,
                chargesMonthly,
                false,
                startedAt,
                startedAt,
                terminatedAt,
                startedAt,
                ZoneOffset.UTC);

        var window = BillingWindows.committed(terms, situation, billedAt);

        assertThat(window.map(found -> found.days(ZoneOffset.UTC) + " of " + found.durationDays())
                        .orElse(null))
                .isEqualTo(expected);
    }
}
