package org.gridlang.language.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridlang.language.syntax.SourceFile;

/// A file and all that it imports, directly or not.
///
/// @param root the file that was asked for
/// @param modules the others by name, each after those it imports; first the prelude, which every file sees
/// @param files where they and their data come from
/// @param folder of the root file in `files`, with slashes, empty or ending in one
public record LoadedModules(SourceFile root, Map<String, SourceFile> modules, FileSource files, String folder) {
    public LoadedModules {
        Objects.requireNonNull(root);
        Objects.requireNonNull(files);
        Objects.requireNonNull(folder);
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }

    /// The folder that the data of a module are named from; empty for the standard library, which has none.
    public Optional<String> folderOf(SourceFile file) {
        if (file == root) {
            return Optional.of(folder);
        }
        var path = FileSource.pathOf(file.name().text());
        return path.startsWith("std/") ? Optional.empty() : Optional.of(path.substring(0, path.lastIndexOf('/') + 1));
    }
}
