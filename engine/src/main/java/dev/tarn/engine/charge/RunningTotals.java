package dev.tarn.engine.charge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** R: running totals of the first events of a period, in time order, from which free units and free events follow (PRC-066). */
public sealed interface RunningTotals {

    /** No running totals: nothing is free. */
    RunningTotals NONE = new Listed(List.of());

    /** Number of entries. */
    long size();

    /** The n-th entry, 1 being the first; {@code 1 <= n <= size}. */
    BigDecimal at(long n);

    /** Number of entries strictly below a limit. */
    long countBelow(BigDecimal limit);

    /** L: the last entry; zero when there is none. */
    default BigDecimal last() {
        return size() == 0 ? BigDecimal.ZERO : at(size());
    }

    /** Totals of a sum, entry by entry. */
    record Listed(List<BigDecimal> totals) implements RunningTotals {

        public Listed {
            totals = List.copyOf(totals);
        }

        @Override
        public long size() {
            return totals.size();
        }

        @Override
        public BigDecimal at(long n) {
            return totals.get(Math.toIntExact(n - 1));
        }

        @Override
        public long countBelow(BigDecimal limit) {
            return totals.stream().filter(total -> total.compareTo(limit) < 0).count();
        }
    }

    /** Totals of a count, 1, 2, ... {@code size}, which need not be written out. */
    record Counting(long size) implements RunningTotals {

        public Counting {
            if (size < 0) {
                throw new IllegalArgumentException("size is negative: " + size);
            }
        }

        @Override
        public BigDecimal at(long n) {
            return BigDecimal.valueOf(n);
        }

        @Override
        public long countBelow(BigDecimal limit) {
            BigDecimal below = limit.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
            return below.max(BigDecimal.ZERO).min(BigDecimal.valueOf(size)).longValueExact();
        }
    }
}
