package dev.tarn.engine.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.time.Seed;
import dev.tarn.engine.wallet.OngoingUsage.Wallet;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OngoingUsageTest {

    @Test
    void what_a_limited_wallet_cannot_pay_goes_to_the_last_one_CRD_E46() {
        var wallets = List.of(ofMetrics("W1", 1000, "M1"), ofMetrics("W2", 1000, "M2"), unlimited("W3", 1000));

        var used = OngoingUsage.of(Map.of(metric("M1"), cents(3000), metric("M2"), cents(500)), wallets);

        assertThat(used).containsExactlyInAnyOrderEntriesOf(Map.of("W1", 1000L, "W2", 500L, "W3", 2000L));
    }

    @Test
    void the_largest_key_is_placed_first_CRD_E49() {
        var wallets = List.of(
                ofMetrics("W1", 1000, "A", "B"),
                ofMetrics("W2", 2000, "B", "C"),
                ofMetrics("W3", 3000, "C", "D"),
                ofMetrics("W4", 4000, "D", "A"));
        var nets = Map.of(
                metric("A"), cents(1000), metric("B"), cents(2000), metric("C"), cents(3000), metric("D"), cents(4000));

        var used = OngoingUsage.of(nets, wallets);

        assertThat(used).containsEntry("W1", 1000L).containsEntry("W2", 3000L);
        assertThat(used).containsEntry("W3", 4000L).containsEntry("W4", 2000L);
    }

    @Test
    void what_was_billed_in_excess_lowers_the_rest_CRD_242() {
        var nets = Map.of(metric("A"), cents(1000), metric("B"), cents(-300));

        assertThat(OngoingUsage.of(nets, List.of(unlimited("w", 5000)))).containsEntry("w", 700L);
        assertThat(OngoingUsage.of(Map.of(metric("B"), cents(-300)), List.of(unlimited("w", 5000))))
                .containsEntry("w", 0L);
    }

    @Test
    void a_wallet_with_a_threshold_rule_takes_everything_at_its_turn_CRD_243() {
        var first = new Wallet("first", scope("first"), 100, true);

        assertThat(OngoingUsage.of(Map.of(metric("A"), cents(1000)), List.of(first, unlimited("second", 5000))))
                .containsEntry("first", 1000L)
                .containsEntry("second", 0L);
    }

    @Test
    void usage_that_no_wallet_may_pay_falls_to_none() {
        assertThat(OngoingUsage.of(Map.of(metric("A"), cents(1000)), List.of(ofMetrics("w", 50, "B"))))
                .containsEntry("w", 0L);
    }

    @Test
    void all_usage_is_placed_and_only_last_wallets_go_below_zero() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            var nets = new HashMap<FeeKey, BigDecimal>();
            IntStream.range(0, 5).forEach(i -> nets.put(metric("M" + i), cents(random.nextInt(2000) - 300)));
            var wallets = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> unlimited("" + i, random.nextInt(3000)))
                    .toList();
            long expected = Math.max(
                    0,
                    nets.values().stream().mapToLong(BigDecimal::longValueExact).sum());

            var used = OngoingUsage.of(nets, wallets);

            assertThat(used.values().stream().mapToLong(Long::longValue).sum())
                    .as("%s", seed)
                    .isEqualTo(expected);
            wallets.subList(0, wallets.size() - 1)
                    .forEach(wallet ->
                            assertThat(used.get(wallet.id())).as("%s", seed).isBetween(0L, wallet.balanceCents()));
        }
    }

    private static FeeKey metric(String code) {
        return new FeeKey("charge", code, null);
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents);
    }

    private static WalletScope scope(String code, String... metrics) {
        return new WalletScope(code, Set.of(), Set.of(metrics));
    }

    private static Wallet ofMetrics(String id, long cents, String... metrics) {
        return new Wallet(id, scope(id, metrics), cents, false);
    }

    private static Wallet unlimited(String id, long cents) {
        return new Wallet(id, scope(id), cents, false);
    }
}
