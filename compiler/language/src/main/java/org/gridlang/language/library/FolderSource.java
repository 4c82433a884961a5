package org.gridlang.language.library;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gridlang.runtime.data.table.DataFile;
import org.gridlang.runtime.data.table.Wildcard;

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

    @Override
    public Finding data(String path) {
        Path relative = Path.of(path).normalize();
        if (relative.isAbsolute() || relative.startsWith("..")) {
            return new Finding.OutsideRoot(root.resolve(relative).normalize().toString());
        }
        var name = String.valueOf(relative.getFileName());
        Path parent = root.resolve(relative).getParent();
        Path within = parent == null ? folder() : parent;
        try {
            if (!Wildcard.isPattern(name)) {
                return file(root.resolve(relative), path, "");
            }
            if (!Files.isDirectory(within)) {
                return new Finding.Nothing(List.of());
            }
            return matching(within, path, name);
        } catch (AccessDeniedException denied) {
            return new Finding.NoAccess("permission denied");
        } catch (IOException failure) {
            return new Finding.NoAccess(String.valueOf(failure.getMessage()));
        }
    }

    private Finding matching(Path within, String path, String pattern) throws IOException {
        var shownFolder = path.substring(0, path.lastIndexOf('/') + 1);
        var found = new ArrayList<DataFile>();
        for (var name : names(within)) {
            var key = Wildcard.match(pattern, name);
            if (key.isEmpty() || !Files.isRegularFile(within.resolve(name))) {
                continue;
            }
            var each = file(within.resolve(name), shownFolder + name, key.get());
            if (!(each instanceof Finding.Files(List<DataFile> one))) {
                return each;
            }
            found.addAll(one);
        }
        return found.isEmpty() ? new Finding.Nothing(names(within)) : new Finding.Files(found);
    }

    private Finding file(Path file, String path, String key) throws IOException {
        if (!Files.isRegularFile(file)) {
            Path parent = file.getParent();
            Path within = parent == null ? folder() : parent;
            return Files.isDirectory(file)
                    ? new Finding.NoAccess("it is a folder")
                    : new Finding.Nothing(Files.isDirectory(within) ? names(within) : List.of());
        }
        Path real = file.toRealPath();
        if (!real.startsWith(folder().toRealPath())) {
            return new Finding.OutsideRoot(real.toString());
        }
        return new Finding.Files(
                List.of(new DataFile(shownName(path), key, Files.size(real), () -> Files.newInputStream(real))));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .limit(MOST_SUGGESTED)
                    .toList();
        }
    }

    private Path folder() {
        return root.toString().isEmpty() ? Path.of(".") : root;
    }
}
