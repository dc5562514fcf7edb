package dev.tarn.engine.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.subscription.FixedChargeUnits.Entry;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FixedChargeUnitsTest {

    @Test
    void a_short_first_period_is_prorated_from_the_start_EX_67() {
        var history = history("10@2024-02-04T00:00:01Z");

        var units = FixedChargeUnits.prorated(history, window("2024-02-04", "2024-03-01"), ZoneOffset.UTC);

        assertThat(units.billed()).isEqualByComparingTo("8.965517");
        assertThat(units.shown()).isEqualByComparingTo("10");
    }

    @Test
    void each_change_counts_from_its_day_PRC_124() {
        var history = history("10@2024-01-10T00:00:01Z", "20@2024-04-11T15:00:00Z", "5@2024-04-21T08:00:00Z");

        var units = FixedChargeUnits.prorated(history, window("2024-01-10", "2024-05-01"), ZoneOffset.UTC);

        assertThat(units.billed()).isEqualByComparingTo("11.666667"); // (10 + 20 + 5) x 10 of 30 days
        assertThat(units.shown()).isEqualByComparingTo("5");
        assertThat(units.explanation().steps()).hasSize(3);
        assertThat(units.explanation().result()).isEqualTo("11.666667");
    }

    @Test
    void the_last_change_of_a_day_is_the_one_that_counts_PRC_124() {
        var history = history("10@2024-01-10T00:00:01Z", "20@2024-04-01T09:00:00Z", "30@2024-04-01T10:00:00Z");

        var units = FixedChargeUnits.prorated(history, window("2024-01-10", "2024-05-01"), ZoneOffset.UTC);

        assertThat(units.billed()).isEqualByComparingTo("30");
    }

    @Test
    void a_planned_change_is_superseded_by_a_later_immediate_one_PRC_124_BIL_133() {
        var history = history("10@2024-01-10T00:00:01Z", "15@2024-04-01T00:00:00Z", "5@2024-03-20T10:00:00Z");
        var april = window("2024-01-10", "2024-05-01");

        assertThat(FixedChargeUnits.prorated(history, april, ZoneOffset.UTC).billed())
                .isEqualByComparingTo("5");
        assertThat(FixedChargeUnits.whole(history, april).billed()).isEqualByComparingTo("5");
    }

    @Test
    void a_charge_that_is_not_prorated_bills_the_units_in_force_PRC_123() {
        var history = history("10@2024-01-10T00:00:01Z", "15@2024-04-11T00:00:00Z", "99@2024-05-01T00:00:00Z");

        var units = FixedChargeUnits.whole(history, window("2024-01-10", "2024-05-01"));

        assertThat(units.billed()).isEqualByComparingTo("15");
        assertThat(units.shown()).isEqualByComparingTo("15");
        assertThat(FixedChargeUnits.whole(List.of(), window("2024-01-10", "2024-05-01"))
                        .billed())
                .isEqualByComparingTo("0");
    }

    @Test
    void without_history_nothing_is_billed() {
        var units = FixedChargeUnits.prorated(List.of(), window("2024-01-10", "2024-05-01"), ZoneOffset.UTC);

        assertThat(units.billed()).isEqualByComparingTo("0");
    }

    /** The fixed charge window of a monthly calendar plan in arrears, billed at an instant. */
    private static Window window(String start, String billedAt) {
        var terms = Terms.of("monthly cal arr", start).build();
        var window = BillingWindows.of(terms, Situation.PERIODIC, Terms.instant(billedAt))
                .fixedCharges();
        return Objects.requireNonNull(window);
    }

    /** {@code units@effective}, in the order of creation. */
    private static List<Entry> history(String... texts) {
        var entries = new ArrayList<Entry>();
        for (String text : texts) {
            String[] parts = text.split("@", -1);
            entries.add(new Entry(new BigDecimal(parts[0]), Terms.instant(parts[1]), entries.size()));
        }
        return entries;
    }
}
