package dev.tarn.engine.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.time.Seed;
import dev.tarn.engine.wallet.Fundings.Funding;
import dev.tarn.engine.wallet.Fundings.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FundingsTest {

    @Test
    void the_oldest_grant_goes_first_CRD_E40() {
        var fundings = Fundings.of(List.of(granted("a", 50, 3000), granted("b", 50, 5000)), 6000);

        assertThat(amounts(fundings)).containsExactly("a 3000", "b 3000");
    }

    @Test
    void priority_comes_before_age_CRD_E41() {
        var sources = List.of(
                granted("old 2", 2, 2500), granted("1", 1, 2000), granted("2", 2, 2500), granted("new 2", 2, 3000));

        assertThat(amounts(Fundings.of(sources, 8000))).containsExactly("1 2000", "old 2 2500", "2 2500", "new 2 1000");
    }

    @Test
    void what_was_granted_goes_before_what_was_bought_CRD_E42() {
        var sources = List.of(new Source("bought", 50, true, 7000), granted("granted", 50, 3000));

        assertThat(amounts(Fundings.of(sources, 8000))).containsExactly("granted 3000", "bought 5000");
    }

    @Test
    void nothing_is_paid_out_of_nothing() {
        var sources = List.of(granted("a", 50, 99));

        assertThatThrownBy(() -> Fundings.of(sources, 100)).hasMessageContaining("1 cents");
    }

    @Test
    void fundings_add_up_and_overdraw_no_source() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            var sources = IntStream.range(0, 1 + random.nextInt(10))
                    .mapToObj(
                            i -> new Source("" + i, 1 + random.nextInt(50), random.nextBoolean(), random.nextInt(1000)))
                    .toList();
            long held = sources.stream().mapToLong(Source::remainingCents).sum();
            long amount = random.nextLong(held + 1);

            var fundings = Fundings.of(sources, amount);

            assertThat(fundings.stream().mapToLong(Funding::amountCents).sum())
                    .as("%s", seed)
                    .isEqualTo(amount);
            fundings.forEach(funding -> assertThat(funding.amountCents())
                    .as("%s", seed)
                    .isPositive()
                    .isLessThanOrEqualTo(funding.source().remainingCents()));
        }
    }

    private static Source granted(String id, int priority, long cents) {
        return new Source(id, priority, false, cents);
    }

    private static List<String> amounts(List<Funding> fundings) {
        return fundings.stream()
                .map(funding -> funding.source().id() + " " + funding.amountCents())
                .toList();
    }
}
