package org.gridlang.language.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes generated files so that nobody ever sees a part of them: first into a hidden folder beside the
/// target, and only when all are written, moves them to their places.
final class SourceFolder {
    private SourceFolder() {}

    static void write(CompiledFile compiled, Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        compiled.sources().forEach(each -> files.put(each.path(), each.text().getBytes(StandardCharsets.UTF_8)));
        compiled.data().forEach(each -> files.put(each.path(), each.content()));
        var target = folder.toAbsolutePath().normalize();
        boolean isNew = !Files.exists(target);
        var nearest = isNew ? existingParent(target) : target;
        var staging = Files.createTempDirectory(nearest, ".grid-");
        try {
            for (var file : files.entrySet()) {
                var place = staging.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                Files.write(place, file.getValue());
            }
            for (var path : files.keySet()) {
                var place = target.resolve(path);
                Files.createDirectories(place.getParent());
                Files.move(
                        staging.resolve(path),
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(staging);
        }
    }

    private static Path existingParent(Path target) {
        var parent = target.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent == null ? Path.of("/") : parent;
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
