package dev.tarn.engine.wallet;

import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which wallet will pay what is used and not billed yet (CRD-241 to CRD-243). All amounts are of one currency. */
public final class OngoingUsage {

    private OngoingUsage() {}

    /**
     * A wallet that usage may fall to.
     *
     * @param id whatever the caller knows it by
     * @param balanceCents from 0
     * @param takesAll whether its balance is no limit, so that a top-up rule of its own can fire
     */
    public record Wallet(String id, WalletScope scope, long balanceCents, boolean takesAll) {}

    /**
     * Usage of each wallet in cents, from 0, in the order of the wallets. A key that is owed nothing gives nothing to any wallet and leaves less
     * for the others; a key that no wallet may pay for stays where it is.
     *
     * @param nets what is not paid yet by key, negative where more was billed than used
     * @param wallets in the order they pay: by priority, then by age
     */
    public static Map<String, Long> of(Map<FeeKey, BigDecimal> nets, List<Wallet> wallets) {
        var used = new LinkedHashMap<String, BigDecimal>();
        wallets.forEach(wallet -> used.put(wallet.id(), BigDecimal.ZERO));
        BigDecimal budget =
                nets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).max(BigDecimal.ZERO);
        for (var entry : largestFirst(nets)) {
            var serving = wallets.stream()
                    .filter(wallet -> wallet.scope().serves(entry.getKey()))
                    .toList();
            if (!serving.isEmpty()) {
                BigDecimal amount = entry.getValue().min(budget);
                budget = budget.subtract(amount);
                spread(amount, serving, used);
            }
        }
        var cents = new LinkedHashMap<String, Long>();
        used.forEach((id, amount) -> cents.put(id, Rounding.toCents(amount)));
        return cents;
    }

    private static List<Map.Entry<FeeKey, BigDecimal>> largestFirst(Map<FeeKey, BigDecimal> nets) {
        return new TreeMap<>(nets)
                .entrySet().stream()
                        .filter(entry -> entry.getValue().signum() > 0)
                        .sorted(Map.Entry.<FeeKey, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                        .toList();
    }

    /** Each takes what it holds; the last one takes what is left, and may go below zero. */
    private static void spread(BigDecimal amount, List<Wallet> serving, Map<String, BigDecimal> used) {
        BigDecimal rest = amount;
        for (int i = 0; i < serving.size(); i++) {
            Wallet wallet = serving.get(i);
            BigDecimal room = BigDecimal.valueOf(wallet.balanceCents())
                    .subtract(used.getOrDefault(wallet.id(), BigDecimal.ZERO))
                    .max(BigDecimal.ZERO);
            boolean last = wallet.takesAll() || i == serving.size() - 1;
            BigDecimal taken = last ? rest : rest.min(room);
            used.merge(wallet.id(), taken, BigDecimal::add);
            rest = rest.subtract(taken);
        }
    }
}
