package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A fixed set of threads that share out the indices of a task.
///
/// Which worker takes an index varies from run to run, so a task must write, for each index, places of its own
/// only, and must never add up across indices: then results do not depend on the number of threads.
public final class Workers implements AutoCloseable {
    private final ExecutorService executor;
    private final int count;

    /// The work on one index.
    @FunctionalInterface
    public interface Task {
        /// @param worker 0 to count-1, for memory of the worker's own
        void run(int worker, int index);
    }

    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " threads");
        }
        this.count = count;
        this.executor = Executors.newFixedThreadPool(Math.max(count - 1, 1), task -> {
            var thread = new Thread(task, "gridlang-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    /// Runs the task on 0 .. tasks-1 and returns when all are done. The calling thread takes part as worker 0.
    public void run(int tasks, Task task) {
        var next = new AtomicInteger();
        List<Future<?>> others = new ArrayList<>();
        for (int worker = 1; worker < Math.min(count, tasks); worker++) {
            int own = worker;
            others.add(executor.submit(() -> take(next, tasks, own, task)));
        }
        RuntimeException failure = null;
        try {
            take(next, tasks, 0, task);
        } catch (RuntimeException thrown) {
            failure = thrown;
            next.set(tasks);
        }
        for (var other : others) {
            failure = join(other, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void take(AtomicInteger next, int tasks, int worker, Task task) {
        for (int index = next.getAndIncrement(); index < tasks; index = next.getAndIncrement()) {
            task.run(worker, index);
        }
    }

    private static @Nullable RuntimeException join(Future<?> other, @Nullable RuntimeException failure) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    other.get();
                    return failure;
                } catch (InterruptedException stopped) {
                    // A pass is finished even when a stop is asked for: its caller decides at the next boundary.
                    interrupted = true;
                } catch (ExecutionException thrown) {
                    if (thrown.getCause() instanceof Error error) {
                        throw error;
                    }
                    return failure == null ? (RuntimeException) thrown.getCause() : failure;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
