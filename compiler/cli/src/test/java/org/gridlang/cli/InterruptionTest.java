package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class InterruptionTest {
    private static final int KILLED_BY_INTERRUPT = 130;
    private static final int KILLED_BY_TERMINATE = 143;

    @Test
    void nobodyAsks() {
        try (var interruption = Interruption.listen(() -> {})) {
            assertFalse(interruption.requested());
        }
    }

    @Test
    void workEndsAtItsSafePointAndIsHeard() throws IOException, InterruptedException {
        assertEquals(KILLED_BY_INTERRUPT, interrupted("INT"));
        assertEquals(KILLED_BY_TERMINATE, interrupted("TERM"));
    }

    private static int interrupted(String signal) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Work.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("working", output.readLine());
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertEquals("stopping after this pass", output.readLine());
            assertEquals("checkpoint kept", output.readLine());
        }
        return process.waitFor();
    }

    /// Work in passes that honours the request, as the training command does.
    static final class Work {
        private Work() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (var interruption = Interruption.listen(() -> System.out.println("stopping after this pass"))) {
                System.out.println("working");
                while (!interruption.requested()) {
                    Thread.sleep(1);
                }
                // Long enough that a process which does not wait would be gone.
                Thread.sleep(100);
                System.out.println("checkpoint kept");
            }
        }
    }
}
