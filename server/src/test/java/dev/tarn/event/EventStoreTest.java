package dev.tarn.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.testing.TarnServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class EventStoreTest {
    private final EventStore store = TarnServer.bean(EventStore.class);
    private final GroupCommit committer = TarnServer.bean(GroupCommit.class);
    private final UUID organization = Ids.next();

    private Event event(@Nullable String subscription, String transactionId) {
        Instant at = Instant.parse("2024-03-05T10:00:00.123456Z");
        return new Event(
                Ids.next(),
                organization,
                subscription,
                transactionId,
                "calls",
                at,
                null,
                JsonNodeFactory.instance.objectNode(),
                at);
    }

    private Submission request(String... transactionIds) {
        return new Submission(
                List.of(transactionIds).stream().map(id -> event("sub", id)).toList());
    }

    private List<String> stored() {
        return store.list(organization, new EventFilter(null, null, null, null), new Page(1, 100_000)).items().stream()
                .map(Event::transactionId)
                .toList();
    }

    private static void roll() {
        var partitions = TarnServer.bean(EventPartitions.class);
        int newest = TarnServer.bean(EventDatabase.class).write(EventPartitions::newest);
        partitions.roll(newest);
    }

    @Test
    void a_key_is_taken_once_also_by_an_event_of_an_older_partition() { // MTR-012
        assertThat(committer.append(request("a"))).isEmpty();
        roll();
        assertThat(committer.append(request("a"))).containsExactly(0);
        assertThat(committer.append(new Submission(List.of(event("other", "a")))))
                .isEmpty();
        roll();
        assertThat(committer.append(request("b", "a"))).containsExactly(1);
        assertThat(stored()).containsExactly("a", "a");
    }

    @Test
    void without_a_subscription_nothing_is_a_duplicate() { // MTR-012
        assertThat(committer.append(new Submission(List.of(event(null, "a"))))).isEmpty();
        assertThat(committer.append(new Submission(List.of(event(null, "a"))))).isEmpty();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void an_event_is_kept_as_it_came_whichever_way_it_is_written() {
        Event copied = strange("copied");
        Event inserted = strange("inserted");
        // whatever other tests did before, after so many groups nothing is expected to be stored already
        IntStream.range(0, 30).forEach(i -> store.append(List.of(request("warm" + i))));
        assertThat(store.append(List.of(new Submission(List.of(copied))))).containsExactly(Set.of());
        // a repetition makes the store look at each event for a while
        store.append(List.of(request("warm0")));
        assertThat(store.append(List.of(new Submission(List.of(inserted))))).containsExactly(Set.of());
        for (Event sent : List.of(copied, inserted)) {
            assertThat(store.find(organization, sent.transactionId())).hasValueSatisfying(stored -> {
                assertThat(stored)
                        .usingRecursiveComparison()
                        .ignoringFields("properties", "preciseTotalAmountCents")
                        .isEqualTo(sent);
                assertThat(stored.properties()).isEqualTo(sent.properties());
                assertThat(stored.preciseTotalAmountCents()).isEqualByComparingTo(sent.preciseTotalAmountCents());
            });
        }
    }

    private Event strange(String name) {
        String text = name + " \\ \\N \t \n \r \\. \" ' { } , ü 𝄞 \u0001 $1 ?";
        return new Event(
                Ids.next(),
                organization,
                "\\N",
                text,
                "\\.",
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                new BigDecimal("-1E-15"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("a\\\tb", text)
                        .put("n", new BigDecimal("12345678901234567890.5")),
                Instant.parse("1970-01-01T00:00:00Z"));
    }

    @Test
    void of_a_group_only_the_requests_that_repeat_something_are_refused() {
        store.append(List.of(request("old")));
        List<Set<Integer>> outcome = store.append(List.of(
                request("a", "b"), // stored
                request("c", "old", "d"), // repeats what is stored
                request("d"), // stored, as the request before is refused
                request("e", "b"), // repeats the first
                request("e", "f"), // stored
                request("a"))); // repeats the first
        assertThat(outcome).containsExactly(Set.of(), Set.of(1), Set.of(), Set.of(1), Set.of(), Set.of(0));
        assertThat(stored()).containsExactlyInAnyOrder("old", "a", "b", "d", "e", "f");
    }

    @Test
    void sixteen_writers_that_repeat_each_other_store_every_event_once_while_partitions_change() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        var twice = new AtomicBoolean();
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rolling = threads.submit(() -> {
                while (!done.get()) {
                    roll();
                    Thread.sleep(200);
                }
                return true;
            });
            List<Callable<Void>> writers = IntStream.range(0, 16)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        var random = new Random(seed + writer);
                        for (int i = 0; i < 150; i++) {
                            List<String> ids = random.ints(1 + random.nextInt(3), 0, 600)
                                    .distinct()
                                    .mapToObj(id -> "t" + id)
                                    .toList();
                            if (committer
                                    .append(request(ids.toArray(String[]::new)))
                                    .isEmpty()) {
                                ids.forEach(id -> twice.compareAndSet(false, !accepted.add(id)));
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
            done.set(true);
            rolling.get();
        }
        assertThat(twice).isFalse();
        List<String> stored = stored();
        assertThat(new HashSet<>(stored)).isEqualTo(accepted);
        assertThat(stored).doesNotHaveDuplicates();
    }

    @Test
    void parallel_requests_share_transactions() throws Exception {
        long before = writes();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = new ArrayList<Callable<Set<Integer>>>();
            IntStream.range(0, 2_000).forEach(i -> requests.add(() -> committer.append(request("g" + i))));
            for (var request : threads.invokeAll(requests)) {
                assertThat(request.get()).isEmpty();
            }
        }
        assertThat(stored()).hasSize(2_000);
        assertThat(writes() - before).isLessThan(1_000);
    }

    private static long writes() {
        return TarnServer.bean(EventDatabase.class)
                .context()
                .fetchSingle("SELECT last_value FROM event_write_id")
                .get(0, Long.class);
    }

    @Test
    void one_request_that_the_database_does_not_take_fails_alone() throws Exception {
        var poisoned = new Submission(List.of(event("sub", "x\u0000y")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var good = new ArrayList<Callable<Set<Integer>>>();
            IntStream.range(0, 50).forEach(i -> good.add(() -> committer.append(request("p" + i))));
            var bad = threads.submit(() -> committer.append(poisoned));
            for (var request : threads.invokeAll(good)) {
                assertThat(request.get()).isEmpty();
            }
            assertThat(bad).failsWithin(java.time.Duration.ofSeconds(10));
        }
        assertThat(stored()).hasSize(50);
    }
}
