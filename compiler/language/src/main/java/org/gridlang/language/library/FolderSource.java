package org.gridlang.language.library;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// Files below a folder on disk.
///
/// @param root may be empty for the working folder
public record FolderSource(Path root) implements FileSource {
    private static final int DEEPEST_FOLDER = 6;
    private static final int MOST_SUGGESTED = 2_000;

    @Override
    public Reading read(String path) {
        Path file = root.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Files.isDirectory(file) ? new Reading.Unreadable("it is a folder") : new Reading.Missing();
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(folder().toRealPath())) {
                return new Reading.Outside(real.toString());
            }
            long size = Files.size(real);
            return size > LARGEST_BYTES ? new Reading.TooLarge(size) : new Reading.Found(Files.readAllBytes(real));
        } catch (AccessDeniedException denied) {
            return new Reading.Unreadable("permission denied");
        } catch (IOException failure) {
            return new Reading.Unreadable(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public String shownName(String path) {
        return root.resolve(path).toString();
    }

    @Override
    public Set<String> modules() {
        var names = new TreeSet<String>();
        try (var files = Files.walk(folder(), DEEPEST_FOLDER)) {
            files.filter(file -> file.toString().endsWith(ModuleLoader.EXTENSION))
                    .limit(MOST_SUGGESTED)
                    .map(file -> folder().relativize(file).toString().replace(File.separatorChar, '/'))
                    .forEach(path -> names.add(FileSource.moduleOf(path)));
        } catch (IOException | UncheckedIOException unreadable) {
            // Only a suggestion is lost.
            return names;
        }
        return names;
    }

    private Path folder() {
        return root.toString().isEmpty() ? Path.of(".") : root;
    }
}
