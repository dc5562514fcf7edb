package dev.tarn.bench;

import dev.tarn.client.Api;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Sends requests from many connections at once. */
final class Load {
    private Load() {}

    /** Sends {@code total} requests; body by number. Answers the seconds it took; any refusal ends it. */
    static double send(Api api, String path, int connections, long total, LongFunction<String> body) throws Exception {
        var next = new AtomicLong();
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new java.util.ArrayList<Future<?>>();
            for (int i = 0; i < connections; i++) {
                workers.add(threads.submit(() -> work(api, path, total, next, body)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static void work(Api api, String path, long total, AtomicLong next, LongFunction<String> body) {
        for (long number = next.getAndIncrement(); number < total; number = next.getAndIncrement()) {
            var answer = api.call("POST", path, body.apply(number).getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 200) {
                throw new IllegalStateException(path + " -> " + answer.status() + " " + answer.body());
            }
        }
    }

    /** A batch of a hundred events of one subscription, ids unique by batch number, spread evenly over a span of seconds. */
    static String batch(
            long number, String subscription, String[] codes, long firstSecond, long spanSeconds, long batches) {
        return batch(number, 100, subscription, codes, firstSecond, spanSeconds, batches);
    }

    static String batch(
            long number,
            int size,
            String subscription,
            String[] codes,
            long firstSecond,
            long spanSeconds,
            long batches) {
        var json = new StringBuilder(size * 160).append("{\"events\":[");
        for (int i = 0; i < size; i++) {
            long index = number * size + i;
            long at = firstSecond + index * spanSeconds / (batches * size);
            json.append(i == 0 ? "" : ",")
                    .append("{\"code\":\"")
                    .append(codes[(int) (index % codes.length)])
                    .append("\",\"transaction_id\":\"")
                    .append(new java.util.UUID(mix(index), mix(~index)))
                    .append("\",\"external_subscription_id\":\"")
                    .append(subscription)
                    .append("\",\"timestamp\":")
                    .append(at)
                    .append(",\"properties\":{\"value\":")
                    .append(index % 97)
                    .append(",\"region\":\"")
                    .append(index % 2 == 0 ? "eu" : "us")
                    .append("\",\"user\":\"u")
                    .append(index % 500)
                    .append("\"}}");
        }
        return json.append("]}").toString();
    }

    /** Spreads consecutive numbers over the whole range, as random transaction ids are. */
    static long mix(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
