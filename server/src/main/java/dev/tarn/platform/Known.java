package dev.tarn.platform;

import java.util.Map;

/** What must be there: an id that a row refers to leads to a row. */
public final class Known {
    private Known() {}

    /** The value under the key; its absence is an error of ours, never of a caller. */
    public static <K, V> V in(Map<K, V> values, K key) {
        V value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }
        return value;
    }
}
