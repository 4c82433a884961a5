package org.gridlang.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.source.SourceText;
import org.gridlang.runtime.learn.TrainingOptions;
import org.gridlang.runtime.record.Manifest;

/// The manifest of a run: from which texts, on which machine, and how.
final class RunManifest {
    private RunManifest() {}

    static Manifest of(Input input, String experiment, TrainingOptions training) {
        return manifest(
                Manifest.FORMAT,
                input,
                List.of(experiment),
                training.seed(),
                optionsInForce(training),
                List.of("grid", "train", input.path().toString(), "--experiment", experiment));
    }

    /// Of a folder that holds the runs of several experiments.
    ///
    /// @param options as they were after defaults
    static Manifest ofComparison(
            Input input, List<String> experiments, long seed, Map<String, String> options, List<String> command) {
        return manifest(Manifest.COMPARISON, input, experiments, seed, options, command);
    }

    private static Manifest manifest(
            String format,
            Input input,
            List<String> experiments,
            long seed,
            Map<String, String> options,
            List<String> command) {
        var texts = input.checked().texts();
        return new Manifest(
                format,
                Manifest.VERSION,
                input.file().name(),
                experiments,
                Map.of(input.path().toAbsolutePath().normalize().toString(), hash(texts.getFirst())),
                read(input.checked()),
                Map.of("grid", Version.number(), "java", Runtime.version().toString()),
                Manifest.thisMachine(),
                seed,
                options,
                command,
                Instant.now().toString());
    }

    /// The file that was trained from.
    static Path file(Manifest manifest) {
        return Path.of(manifest.files().keySet().iterator().next());
    }

    /// Whether a file and what it imports are what the manifest was written for.
    static boolean describes(Manifest manifest, CompiledFile checked) {
        var texts = checked.texts();
        return !texts.isEmpty()
                && manifest.files().containsValue(hash(texts.getFirst()))
                && manifest.libraries().equals(read(checked));
    }

    /// What was read besides the file itself: what it imports, and its data.
    private static Map<String, String> read(CompiledFile checked) {
        var read = new LinkedHashMap<>(
                hashes(checked.texts().subList(1, checked.texts().size())));
        checked.checked().ifPresent(file -> read.putAll(file.data().hashes()));
        return read;
    }

    private static Map<String, String> optionsInForce(TrainingOptions training) {
        var options = new LinkedHashMap<String, String>();
        options.put("budget", training.budgetSeconds() + " s");
        training.passes().ifPresent(passes -> options.put("passes", Integer.toString(passes)));
        options.put("threads", Integer.toString(training.threads()));
        return options;
    }

    private static Map<String, String> hashes(List<SourceText> texts) {
        var hashes = new LinkedHashMap<String, String>();
        texts.forEach(text -> hashes.put(text.name(), hash(text)));
        return hashes;
    }

    private static String hash(SourceText text) {
        try {
            byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
