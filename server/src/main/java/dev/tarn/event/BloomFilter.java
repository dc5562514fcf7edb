package dev.tarn.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A set of event keys that may say yes too often, but never no wrongly. Once in two thousand times, at sixteen bits a key: an event is looked up in
 * the filters of all sealed partitions, so that their errors add up.
 */
final class BloomFilter {
    private static final int BITS_PER_KEY = 16;
    private static final int HASHES = 8;
    private static final long MIX_1 = 0xff51afd7ed558ccdL;
    private static final long MIX_2 = 0xc4ceb9fe1a85ec53L;

    private final long[] words;
    private final long bits;

    BloomFilter(long keys) {
        this.words = new long[Math.toIntExact(Math.max(1, (keys * BITS_PER_KEY + 63) / 64))];
        this.bits = words.length * 64L;
    }

    long bytes() {
        return words.length * 8L;
    }

    void add(long hash) {
        for (int i = 0; i < HASHES; i++) {
            long bit = bit(hash, i);
            words[(int) (bit >>> 6)] |= 1L << bit;
        }
    }

    boolean mayContain(long hash) {
        for (int i = 0; i < HASHES; i++) {
            long bit = bit(hash, i);
            if ((words[(int) (bit >>> 6)] & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    private long bit(long hash, int i) {
        return Long.remainderUnsigned(hash + i * (mixed(hash) | 1), bits);
    }

    /** One number for an event's key. */
    static long hash(UUID organizationId, String externalSubscriptionId, String transactionId) {
        long hash = mixed(organizationId.getMostSignificantBits()) ^ organizationId.getLeastSignificantBits();
        return hash(hash(hash, externalSubscriptionId), transactionId);
    }

    private static long hash(long seed, @Nullable String text) {
        long hash = seed;
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash ^= text.length();
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * MIX_1;
        mixed = (mixed ^ (mixed >>> 33)) * MIX_2;
        return mixed ^ (mixed >>> 33);
    }
}
