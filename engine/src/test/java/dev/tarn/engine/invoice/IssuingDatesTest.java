package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.IssuingDates.Adjustment;
import dev.tarn.engine.invoice.IssuingDates.Anchor;
import dev.tarn.engine.invoice.IssuingDates.Kind;
import dev.tarn.engine.invoice.IssuingDates.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuingDatesTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Instant BILLED_AT = Instant.parse("2022-11-25T01:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "INV-E1, IMMEDIATE,  3, NEXT_PERIOD_START,  ALIGN_WITH_FINALIZATION_DATE, 2022-11-24, 2022-11-24",
        "INV-E2, OCCASIONAL, 3, CURRENT_PERIOD_END, KEEP_ANCHOR,                  2022-11-27, 2022-11-27",
        "INV-E3, PERIODIC,   3, CURRENT_PERIOD_END, KEEP_ANCHOR,                  2022-11-23, 2022-11-27",
        "INV-E4, PERIODIC,   0, CURRENT_PERIOD_END, ALIGN_WITH_FINALIZATION_DATE, 2022-11-23, 2022-11-24",
        "INV-E5, PERIODIC,   3, CURRENT_PERIOD_END, ALIGN_WITH_FINALIZATION_DATE, 2022-11-27, 2022-11-27",
        "INV-E6, PERIODIC,   3, NEXT_PERIOD_START,  KEEP_ANCHOR,                  2022-11-24, 2022-11-27",
        "plain,  PERIODIC,   0, NEXT_PERIOD_START,  ALIGN_WITH_FINALIZATION_DATE, 2022-11-24, 2022-11-24",
    })
    void dates_are_local_days_moved_by_grace_and_anchor_INV_066(
            String id,
            Kind kind,
            int grace,
            Anchor anchor,
            Adjustment adjustment,
            LocalDate issuing,
            LocalDate finalization) {
        var dates = IssuingDates.of(BILLED_AT, LOS_ANGELES, kind, new Settings(grace, 0, anchor, adjustment));

        assertThat(dates.issuingOn()).isEqualTo(issuing);
        assertThat(dates.expectedFinalizationOn()).isEqualTo(finalization);
        assertThat(dates.paymentDueOn()).isEqualTo(issuing);
    }

    @Test
    void the_payment_term_counts_from_the_issuing_date_INV_E7() {
        var settings = new Settings(0, 30, Anchor.NEXT_PERIOD_START, Adjustment.ALIGN_WITH_FINALIZATION_DATE);

        var dates = IssuingDates.of(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC, Kind.PERIODIC, settings);

        assertThat(dates.paymentDueOn()).isEqualTo(LocalDate.of(2024, 3, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "PERIODIC, KEEP_ANCHOR, 2022-11-24",
        "PERIODIC, ALIGN_WITH_FINALIZATION_DATE, 2022-11-26",
        "OCCASIONAL, KEEP_ANCHOR, 2022-11-26",
    })
    void finalizing_dates_an_invoice_that_day_unless_it_keeps_its_anchor_INV_058(
            Kind kind, Adjustment adjustment, LocalDate issuing) {
        var before = new Settings(3, 0, Anchor.NEXT_PERIOD_START, adjustment);
        var now = new Settings(3, 10, Anchor.NEXT_PERIOD_START, adjustment);

        var dates = IssuingDates.of(BILLED_AT, LOS_ANGELES, kind, before)
                .finalizedAt(Instant.parse("2022-11-27T05:00:00Z"), LOS_ANGELES, kind, now);

        assertThat(dates.issuingOn()).isEqualTo(issuing);
        assertThat(dates.paymentDueOn()).isEqualTo(issuing.plusDays(10));
    }

    @Test
    void a_longer_grace_period_moves_a_draft_INV_068() {
        var before = new Settings(3, 5, Anchor.CURRENT_PERIOD_END, Adjustment.ALIGN_WITH_FINALIZATION_DATE);
        var after = new Settings(7, 5, Anchor.CURRENT_PERIOD_END, Adjustment.ALIGN_WITH_FINALIZATION_DATE);

        var dates =
                IssuingDates.of(BILLED_AT, LOS_ANGELES, Kind.PERIODIC, before).shifted(Kind.PERIODIC, before, after);

        assertThat(dates)
                .isEqualTo(new IssuingDates(
                        LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 6)));
    }
}
