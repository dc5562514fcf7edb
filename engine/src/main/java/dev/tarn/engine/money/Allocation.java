package dev.tarn.engine.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount among weights so that the whole cents add up to it: largest remainder first, the earlier one on a tie. */
public final class Allocation {

    private Allocation() {}

    /**
     * The share of each weight, in the order given. The sum is always {@code totalCents}; every share is within one cent of
     * its exact part.
     *
     * @param weights not negative, at least one positive unless {@code totalCents} is 0
     */
    public static List<Long> byLargestRemainder(long totalCents, List<BigDecimal> weights) {
        List<BigInteger> parts = integers(weights);
        BigInteger whole = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            return nothing(totalCents, weights.size());
        }
        return share(BigInteger.valueOf(totalCents), parts, whole);
    }

    private static List<Long> share(BigInteger total, List<BigInteger> parts, BigInteger whole) {
        var shares = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        long missing = total.abs().longValueExact();
        for (BigInteger part : parts) {
            BigInteger[] quotient = total.abs().multiply(part).divideAndRemainder(whole);
            shares.add(quotient[0].longValueExact());
            remainders.add(quotient[1]);
            missing -= quotient[0].longValueExact();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(missing)
                .forEach(index -> shares.set(index, shares.get(index) + 1));
        return shares.stream().map(share -> share * total.signum()).toList();
    }

    /** The weights on a common scale, so that the division is exact. */
    private static List<BigInteger> integers(List<BigDecimal> weights) {
        if (weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("Weights must not be negative: " + weights);
        }
        int scale =
                Math.max(0, weights.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        return weights.stream()
                .map(weight -> weight.setScale(scale).unscaledValue())
                .toList();
    }

    private static List<Long> nothing(long totalCents, int size) {
        if (totalCents != 0) {
            throw new IllegalArgumentException("Nothing to share " + totalCents + " cents among");
        }
        return IntStream.range(0, size).mapToObj(_ -> 0L).toList();
    }
}
