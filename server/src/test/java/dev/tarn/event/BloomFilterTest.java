package dev.tarn.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BloomFilterTest {

    @Test
    void what_was_added_is_always_found_and_little_else() {
        var random = new Random(7);
        var filter = new BloomFilter(20_000);
        long[] added = random.longs(20_000).toArray();
        for (long hash : added) {
            filter.add(hash);
        }
        for (long hash : added) {
            assertThat(filter.mayContain(hash)).isTrue();
        }
        long wrong = random.longs(20_000).filter(filter::mayContain).count();
        assertThat(wrong).isLessThan(40);
    }
}
