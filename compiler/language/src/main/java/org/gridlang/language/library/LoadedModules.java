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
/// @param places where they and their data come from
public record LoadedModules(SourceFile root, Map<String, SourceFile> modules, ModulePlaces places) {
    public LoadedModules {
        Objects.requireNonNull(root);
        Objects.requireNonNull(places);
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }

    /// The data that a module names, which begin in its folder; empty for the standard library, which has none.
    ///
    /// @param path with slashes; a `*` in its last part fits any letters
    public Optional<FileSource.Finding> data(SourceFile file, String path) {
        return file.text().name().equals(root.text().name())
                ? Optional.of(places.dataOfRoot(path))
                : places.data(file.name().text(), path);
    }
}
