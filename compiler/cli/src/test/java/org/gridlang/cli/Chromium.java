package org.gridlang.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Chromium without a window, to look at pages as their readers do.
record Chromium(Path program) {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

    /// The one on the PATH, if there is any.
    static Optional<Chromium> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /// What became of a page.
    ///
    /// @param document as it stands after its scripts have run
    /// @param complaints lines of its console
    record Visit(String document, List<String> complaints) {}

    /// Opens a page in a window of this size.
    Visit visit(Path page, int width, int height, Path scratch) throws IOException, InterruptedException {
        Path document = Files.createTempFile(scratch, "document", ".html");
        Path log = Files.createTempFile(scratch, "log", ".txt");
        var words = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(scratch, "profile"),
                "--window-size=" + width + "," + height,
                "--virtual-time-budget=4000",
                "--dump-dom",
                page.toUri().toString()));
        var process = new ProcessBuilder(words)
                .redirectOutput(document.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("Chromium did not come to an end: " + Files.readString(log));
        }
        List<String> complaints = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Visit(Files.readString(document), complaints);
    }
}
