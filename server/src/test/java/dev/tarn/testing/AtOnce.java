package dev.tarn.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several who do something at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** What each of them got, in their order; one that fails fails the test. */
    public static <T> List<T> doing(int many, IntFunction<T> work) {
        var barrier = new CyclicBarrier(many);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < many; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    barrier.await();
                    return work.apply(number);
                }));
            }
            var answers = new ArrayList<T>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
