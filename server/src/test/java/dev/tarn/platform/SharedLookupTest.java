package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.testing.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedLookupTest {
    @Test
    void each_finds_what_it_asked_for_and_no_answer_is_older_than_the_question() {
        var written = new AtomicInteger();
        var lookup = new SharedLookup<Integer, Integer>(keys -> {
            int seen = written.get();
            return keys.stream().collect(Collectors.toMap(Function.identity(), key -> seen));
        });
        var fresh = AtOnce.doing(64, number -> {
            boolean always = true;
            for (int i = 0; i < 200; i++) {
                int before = written.incrementAndGet();
                always &= lookup.of(List.of(number)).getOrDefault(number, -1) >= before;
            }
            return always;
        });
        assertThat(fresh).containsOnly(true);
    }

    @Test
    void many_who_ask_at_once_share_queries() {
        var queries = new AtomicInteger();
        var lookup = new SharedLookup<Integer, Integer>(keys -> {
            queries.incrementAndGet();
            try {
                // as long as a query takes, so that others gather
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return keys.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        });
        var found = AtOnce.doing(100, number -> lookup.of(List.of(number)).get(number));
        assertThat(found)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(queries.get()).isLessThan(50);
    }

    @Test
    void a_query_that_fails_fails_for_those_who_asked_and_for_nobody_else() {
        var queries = new AtomicInteger();
        var lookup = new SharedLookup<Integer, Integer>(keys -> {
            if (queries.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
            return Map.of(1, 2);
        });
        assertThatThrownBy(() -> lookup.of(List.of(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("down");
        assertThat(lookup.of(List.of(1))).containsEntry(1, 2);
    }
}
