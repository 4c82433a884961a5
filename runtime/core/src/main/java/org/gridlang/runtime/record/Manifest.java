package org.gridlang.runtime.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `manifest.json`: what was run, on what, and how, so that it can be run again.
///
/// @param format [#FORMAT] or [#COMPARISON]
/// @param problem name of the problem
/// @param experiments names of the experiments trained in this folder
/// @param files hash of each source file, by its path
/// @param libraries hash of each library file, by its module name
/// @param versions of Gridlang and what else matters, by name
/// @param machine processor count, memory, operating system, vector length and the like
/// @param seed of the training
/// @param options as they were after defaults, by name
/// @param command the command line
/// @param started time in ISO 8601
public record Manifest(
        String format,
        int version,
        String problem,
        List<String> experiments,
        Map<String, String> files,
        Map<String, String> libraries,
        Map<String, String> versions,
        Map<String, String> machine,
        long seed,
        Map<String, String> options,
        List<String> command,
        String started) {
    public static final String FORMAT = "gridlang-run";
    /// Of a folder of `grid compare`, which holds runs.
    public static final String COMPARISON = "gridlang-comparison";
    public static final int VERSION = 1;
    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Manifest {
        experiments = List.copyOf(experiments);
        files = sorted(files);
        libraries = sorted(libraries);
        versions = sorted(versions);
        machine = sorted(machine);
        options = sorted(options);
        command = List.copyOf(command);
    }

    /// The Java virtual machine and computer this runs on.
    public static Map<String, String> thisMachine() {
        var runtime = Runtime.getRuntime();
        return Map.of(
                "processors",
                Integer.toString(runtime.availableProcessors()),
                "heap",
                (runtime.maxMemory() >> 20) + " MiB",
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "java",
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
    }

    /// An option that is a list of names, `gradmap, ssl`; empty without it.
    public List<String> names(String option) {
        return Arrays.stream(options.getOrDefault(option, "").split(",\\s*"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /// Writes or replaces the manifest of a folder.
    public void write(Path folder) {
        try {
            AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a manifest is plain data", impossible);
        }
    }

    static Manifest read(Path folder) {
        var manifest = any(folder);
        if (!FORMAT.equals(manifest.format())) {
            throw new RunFolderException(
                    folder,
                    COMPARISON.equals(manifest.format())
                            ? "is a folder of grid compare; its runs are in " + folder.resolve("runs")
                            : "is not the folder of a Gridlang run");
        }
        return manifest;
    }

    /// The manifest of a run or of a comparison.
    public static Manifest any(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new RunFolderException(folder, "is not a run folder: it has no " + FILE);
        }
        try {
            var manifest = JSON.readValue(file.toFile(), Manifest.class);
            if (manifest.version() != VERSION) {
                throw new RunFolderException(
                        file, "was written in version " + manifest.version() + " of the format; this is " + VERSION);
            }
            return manifest;
        } catch (JsonProcessingException damaged) {
            throw new RunFolderException(file, "is damaged: " + damaged.getOriginalMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }
}
