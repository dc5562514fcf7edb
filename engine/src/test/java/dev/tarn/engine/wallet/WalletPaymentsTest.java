package dev.tarn.engine.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.time.Seed;
import dev.tarn.engine.wallet.WalletPayments.PayableFee;
import dev.tarn.engine.wallet.WalletPayments.PayingWallet;
import dev.tarn.engine.wallet.WalletPayments.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalletPaymentsTest {

    @Test
    void wallets_pay_in_their_order_CRD_E34() {
        var wallets = List.of(
                wallet("p49", 1000),
                limited("p49 charges", 1000, "charge"),
                wallet("p50", 1000),
                limited("p50 charges", 1000, "charge"));

        var payments = WalletPayments.of(List.of(charge("m", "1500", "0")), wallets, 1500);

        assertThat(payments).containsExactly(new Payment("p49", 1000), new Payment("p49 charges", 500));
    }

    @Test
    void each_pays_the_largest_group_it_may_pay_first_CRD_E35() {
        var fees = List.of(fee("subscription", "3500", "100"), charge("m", "1500", "50"));
        var wallets = List.of(
                wallet("1", 1000),
                limited("2", 1000, "charge"),
                limited("3", 1000, "subscription"),
                wallet("4", 1000),
                limited("5", 1000, "charge"),
                limited("6", 1000, "subscription"));

        assertThat(WalletPayments.of(fees, wallets, 5150))
                .extracting(Payment::amountCents)
                .containsExactly(1000L, 1000L, 1000L, 1000L, 550L, 600L);
    }

    @Test
    void a_wallet_of_a_metric_pays_that_metric_CRD_E36() {
        var fees = List.of(fee("subscription", "66", "0"), charge("m", "44", "0"));
        var wallets = List.of(limited("subscription", 100, "subscription"), ofMetric("m", 100));

        assertThat(WalletPayments.of(fees, wallets, 110))
                .containsExactly(new Payment("subscription", 66), new Payment("m", 44));
    }

    @Test
    void a_limited_wallet_pays_its_fee_before_anything_else_is_paid_CRD_E37() {
        var fees = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> charge("m" + i, "60", "8.456"))
                .toList();

        assertThat(WalletPayments.of(fees, List.of(ofMetric("m10", 66)), 680)).containsExactly(new Payment("m10", 66));
    }

    @Test
    void what_rounding_added_is_paid_too_CRD_E38() {
        var fees = List.of(charge("a", "50000", "3412.7"), charge("b", "50000", "3412.7"));

        assertThat(WalletPayments.of(fees, List.of(wallet("w", 200_000)), 106_826))
                .containsExactly(new Payment("w", 106_826));
    }

    @Test
    void tiny_fees_are_paid_as_the_invoice_rounds_them_CRD_E39() {
        var six = Collections.nCopies(6, charge("m", "0", "0.16"));
        var two = Collections.nCopies(2, charge("m", "1", "0.4"));
        var mixed = new ArrayList<>(six);
        mixed.addAll(two);
        var wallets = List.of(wallet("w", 1000));

        assertThat(WalletPayments.of(mixed, wallets, 3)).containsExactly(new Payment("w", 3));
        assertThat(WalletPayments.of(Collections.nCopies(8, charge("m", "1", "0.56")), wallets, 11))
                .containsExactly(new Payment("w", 11));
    }

    @Test
    void the_first_wallet_is_emptied_before_the_second_is_touched_CRD_E43() {
        var wallets = List.of(wallet("p1", 3000), wallet("p2", 5000));

        assertThat(WalletPayments.of(List.of(charge("m", "6000", "0")), wallets, 6000))
                .containsExactly(new Payment("p1", 3000), new Payment("p2", 3000));
    }

    @Test
    void only_the_wallet_that_events_name_pays_CRD_232() {
        var key = new FeeKey("charge", "m", "named");
        var fee = new PayableFee(key, new BigDecimal("500"), BigDecimal.ZERO, BigDecimal.ZERO);
        var named = new PayingWallet("2", new WalletScope("named", Set.of("subscription"), Set.of()), 300);

        assertThat(WalletPayments.of(List.of(fee), List.of(wallet("1", 1000), named), 500))
                .containsExactly(new Payment("2", 300));
    }

    @Test
    void what_credit_notes_paid_is_not_paid_again_CRD_230() {
        var fee = new PayableFee(
                new FeeKey("charge", "m", null), new BigDecimal("500"), new BigDecimal("100"), new BigDecimal("450"));

        assertThat(WalletPayments.of(List.of(fee), List.of(wallet("w", 1000)), 150))
                .containsExactly(new Payment("w", 150));
    }

    @Test
    void nobody_pays_more_than_there_is_or_is_due() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            var fees = IntStream.range(0, random.nextInt(8))
                    .mapToObj(_ ->
                            charge("m" + random.nextInt(4), "" + random.nextInt(500), random.nextInt(100_000) + "e-3"))
                    .toList();
            BigDecimal caps = fees.stream()
                    .map(fee -> fee.netAmountCents().add(fee.taxesCents()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            long total = caps.setScale(0, RoundingMode.HALF_UP).longValueExact();
            var wallets = IntStream.range(0, random.nextInt(6))
                    .mapToObj(i -> random.nextBoolean()
                            ? wallet("" + i, random.nextInt(600))
                            : ofMetric("m" + random.nextInt(4), random.nextInt(600)))
                    .toList();

            var payments = WalletPayments.of(fees, wallets, total);

            long paid = payments.stream().mapToLong(Payment::amountCents).sum();
            assertThat(paid).as("%s", seed).isLessThanOrEqualTo(total);
            var held = wallets.stream()
                    .collect(Collectors.groupingBy(
                            PayingWallet::id, Collectors.summingLong(PayingWallet::balanceCents)));
            payments.forEach(payment -> assertThat(payment.amountCents())
                    .as("%s", seed)
                    .isPositive()
                    .isLessThanOrEqualTo(held.getOrDefault(payment.walletId(), 0L)));
        }
    }

    @Test
    void an_unlimited_wallet_that_holds_enough_pays_everything_to_the_cent() {
        var seed = Seed.next();
        var random = seed.random();
        for (int round = 0; round < 500; round++) {
            var fees = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> charge("m" + i, "" + (1 + random.nextInt(500)), random.nextInt(100_000) + "e-3"))
                    .toList();
            long total = fees.stream()
                    .map(fee -> fee.netAmountCents().add(fee.taxesCents()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();

            assertThat(WalletPayments.of(fees, List.of(wallet("w", 1_000_000)), total))
                    .as("%s", seed)
                    .containsExactly(new Payment("w", total));
        }
    }

    private static PayableFee fee(String type, String net, String taxes) {
        return new PayableFee(
                new FeeKey(type, null, null), new BigDecimal(net), new BigDecimal(taxes), BigDecimal.ZERO);
    }

    private static PayableFee charge(String metric, String net, String taxes) {
        return new PayableFee(
                new FeeKey("charge", metric, null), new BigDecimal(net), new BigDecimal(taxes), BigDecimal.ZERO);
    }

    private static PayingWallet wallet(String id, long cents) {
        return new PayingWallet(id, new WalletScope(id, Set.of(), Set.of()), cents);
    }

    private static PayingWallet limited(String id, long cents, String feeType) {
        return new PayingWallet(id, new WalletScope(id, Set.of(feeType), Set.of()), cents);
    }

    private static PayingWallet ofMetric(String metric, long cents) {
        return new PayingWallet(metric, new WalletScope(metric, Set.of(), Set.of(metric)), cents);
    }
}
