package org.gridlang.language.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the package that a file belongs to: the nearest folder above it with a `grid.package`.
final class PackageFinder {
    private PackageFinder() {}

    /// The folder, named by the shortest way from where the file is named; empty if no folder is a package.
    static Optional<Path> find(Path file) {
        Path shown = Optional.ofNullable(file.getParent()).orElse(Path.of("")).normalize();
        Path real = shown.toAbsolutePath().normalize();
        while (real != null) {
            if (Files.isRegularFile(real.resolve(PackageManifest.FILE))) {
                return Optional.of(shown);
            }
            real = real.getParent();
            shown = parent(shown);
        }
        return Optional.empty();
    }

    /// The folder above, as it would be written.
    static Path parent(Path folder) {
        boolean named = !folder.toString().isEmpty() && !folder.endsWith("..");
        Path parent = named ? folder.getParent() : folder.resolve("..");
        return Optional.ofNullable(parent).orElse(Path.of(""));
    }

    /// The path of a file below a folder, with slashes.
    static String below(Path folder, Path file) throws IOException {
        return folder.toRealPath().relativize(file.toRealPath()).toString().replace(java.io.File.separatorChar, '/');
    }
}
