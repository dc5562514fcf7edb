package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditUseTest {

    @Test
    void notes_pay_oldest_first_until_nothing_is_left_to_pay_CRD_E28_CRD_E29() {
        assertThat(CreditUse.of(List.of(20L, 50L), 100)).containsExactly(20L, 50L);
        assertThat(CreditUse.of(List.of(20L, 50L), 60)).containsExactly(20L, 40L);
        assertThat(CreditUse.of(List.of(20L, 50L), 0)).containsExactly(0L, 0L);
    }

    @Test
    void what_notes_pay_is_spread_over_the_fees_CRD_151() {
        var fees = List.of(new BigDecimal("120"), new BigDecimal("80.5"), BigDecimal.ZERO);

        assertThat(CreditUse.spread(fees, 100, 201))
                .containsExactly(new BigDecimal("59.70149"), new BigDecimal("40.04975"), new BigDecimal("0.00000"));
        assertThat(CreditUse.spread(fees, 200, 200))
                .as("no fee gets more than it costs")
                .containsExactly(new BigDecimal("120.00000"), new BigDecimal("80.50000"), new BigDecimal("0.00000"));
    }
}
