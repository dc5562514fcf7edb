package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.invoice.ProgressiveCredit.Key;
import dev.tarn.engine.invoice.ProgressiveCredit.UsageFee;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressiveCreditTest {

    private static UsageFee fee(String charge, @Nullable String filter, long cents) {
        return new UsageFee(new Key(charge, filter, Map.of()), cents);
    }

    private static List<BigDecimal> cents(long... amounts) {
        return java.util.Arrays.stream(amounts).mapToObj(BigDecimal::valueOf).toList();
    }

    @Test
    void what_was_billed_is_taken_off_the_same_fees_INV_E16() {
        var credit = ProgressiveCredit.of(List.of(fee("c", null, 20_000)), 20_000, List.of(fee("c", null, 40_000)));

        assertThat(credit.amountCents()).isEqualTo(20_000);
        assertThat(credit.feeShares()).isEqualTo(cents(20_000));
        assertThat(credit.excessCents()).isZero();
        assertThat(credit.explanation().rule()).isEqualTo("INV-085");
    }

    @Test
    void the_fee_with_the_same_filter_and_group_bears_it_INV_086() {
        var eu = new UsageFee(new Key("c", "f", Map.of("region", "eu")), 300);
        var us = new UsageFee(new Key("c", "f", Map.of("region", "us")), 200);
        var credit = ProgressiveCredit.of(List.of(eu, us), 500, List.of(fee("c", null, 70), us, eu));

        assertThat(credit.amountCents()).isEqualTo(500);
        assertThat(credit.feeShares()).isEqualTo(cents(0, 200, 300));
    }

    @Test
    void usage_that_fell_since_is_owed_INV_085() {
        var credit = ProgressiveCredit.of(
                List.of(fee("c", null, 500), fee("d", null, 100)),
                600,
                List.of(fee("c", null, 200), fee("d", null, 150), fee("e", null, 900)));

        assertThat(credit.amountCents()).isEqualTo(350);
        assertThat(credit.excessCents()).isEqualTo(250);
        assertThat(credit.feeShares()).isEqualTo(cents(200, 100, 0));
    }

    @Test
    void what_coupons_and_earlier_credits_took_is_not_credited_again_INV_084() {
        var credit = ProgressiveCredit.of(List.of(fee("c", null, 500)), 120, List.of(fee("c", null, 700)));

        assertThat(credit.amountCents()).isEqualTo(120);
        assertThat(credit.feeShares()).isEqualTo(cents(500));
        assertThat(ProgressiveCredit.of(List.of(fee("c", null, 500)), -30, List.of(fee("c", null, 700)))
                        .amountCents())
                .isZero();
    }

    @Test
    void a_minimum_that_fills_a_fee_up_bears_what_the_fee_cannot_INV_086() {
        var credit = ProgressiveCredit.of(
                List.of(fee("c", null, 800)), 800, List.of(fee("c", null, 300), fee("c", null, 700)));

        assertThat(credit.amountCents()).isEqualTo(800);
        assertThat(credit.feeShares()).isEqualTo(cents(300, 500));
    }

    @Test
    void credit_and_excess_are_what_is_open_and_no_fee_bears_more_than_it_is_INV_085() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            List<UsageFee> billed = fees(random);
            List<UsageFee> fees = fees(random);
            long open = billed.stream().mapToLong(UsageFee::amountCents).sum();
            var credit = ProgressiveCredit.of(billed, open, fees);

            assertThat(credit.amountCents() + credit.excessCents())
                    .as("seed %d", seed)
                    .isEqualTo(open);
            for (int i = 0; i < fees.size(); i++) {
                assertThat(credit.feeShares().get(i))
                        .as("seed %d", seed)
                        .isBetween(
                                BigDecimal.ZERO, BigDecimal.valueOf(fees.get(i).amountCents()));
            }
        }
    }

    private static List<UsageFee> fees(Random random) {
        var fees = new ArrayList<UsageFee>();
        for (int i = random.nextInt(6); i > 0; i--) {
            fees.add(fee("c" + random.nextInt(3), random.nextBoolean() ? "f" : null, random.nextInt(1000)));
        }
        return fees;
    }
}
