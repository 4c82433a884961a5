package org.gridlang.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and a plain `kill` into a request that long work can honour at its next safe point:
///
/// ```java
/// try (var interruption = Interruption.listen(() -> status.say("stopping after this pass ..."))) {
///     while (!interruption.requested() && trainer.pass()) { ... }
///     // whatever is said and written here still gets out
/// }
/// ```
///
/// The process ends when the block is left, with the code the JVM gives to the signal: 130 for Ctrl-C.
final class Interruption implements AutoCloseable {
    /// Longer than any pass should take; then the process ends all the same, with the checkpoint it has.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean requested;

    private Interruption(Runnable whenRequested) {
        hook = new Thread(
                () -> {
                    requested = true;
                    whenRequested.run();
                    awaitFinish();
                },
                "interruption");
    }

    /// Listens until closed.
    ///
    /// @param whenRequested runs at once, on another thread, when the user interrupts
    static Interruption listen(Runnable whenRequested) {
        var interruption = new Interruption(whenRequested);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// Whether the user has asked to stop.
    boolean requested() {
        return requested;
    }

    /// Stops listening; if the user has asked to stop, lets the process end.
    @Override
    public void close() {
        finished.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // Asked between the two lines: the hook sees that the work has finished and does not wait.
            }
        }
    }

    private void awaitFinish() {
        try {
            boolean inTime = finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assert inTime || requested;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
