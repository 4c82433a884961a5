package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The search for a JDK that `./grid`, `./mvnw` and `.ci/run` share, on made-up JDK folders.
final class FindJdkTest {
    private static final Path SCRIPT =
            Path.of("../../.mvn/find-jdk.sh").toAbsolutePath().normalize();

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsTheMajorVersionFromTheReleaseFile() throws IOException, InterruptedException {
        for (String[] pair :
                new String[][] {{"25.0.3", "25"}, {"26", "26"}, {"26-ea", "26"}, {"17.0.15", "17"}, {"1.8.0_412", "1"}
                }) {
            Path home = jdk("jdk-" + pair[0], pair[0]);
            assertEquals(pair[1], shell("grid_jdk_version '" + home + "'; echo $GRID_JDK_FOUND"));
        }
    }

    @Test
    void aFolderWithoutACompilerIsNoJdk() throws IOException, InterruptedException {
        Path home = jdk("jre", "25.0.3");
        Files.delete(home.resolve("bin/javac"));
        assertEquals("0", shell("grid_jdk_version '" + home + "'; echo $GRID_JDK_FOUND"));
        assertEquals("0", shell("grid_jdk_version '" + folder + "/none'; echo $GRID_JDK_FOUND"));
    }

    @Test
    void takesTheFirstThatIsNewEnough() throws IOException, InterruptedException {
        Path old = jdk("old", "17.0.1");
        Path next = jdk("with a space", "25.0.1");
        Path newest = jdk("newest", "27");
        assertEquals(
                next.toString(),
                shell("grid_jdk_first '%s' '%s' '%s' && echo \"$JAVA_HOME\"".formatted(old, next, newest)));
        assertEquals("none", shell("grid_jdk_first '%s' || echo none".formatted(old)));
    }

    @Test
    void theMessageSaysWhatToInstall() throws IOException, InterruptedException {
        String message = shell("grid_no_jdk_message Gridlang 2>&1");
        assertTrue(message.startsWith("Gridlang needs JDK 25 or later and found none"), message);
        assertEquals(1, message.lines().count());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            assertTrue(Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n")
                    .toFile()
                    .setExecutable(true));
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static String shell(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", ". '" + SCRIPT + "'\n" + commands)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.strip();
    }
}
