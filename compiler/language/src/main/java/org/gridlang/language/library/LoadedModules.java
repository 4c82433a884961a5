package org.gridlang.language.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gridlang.language.syntax.SourceFile;

/// A file and all that it imports, directly or not.
///
/// @param root the file that was asked for
/// @param modules the others by name, each after those it imports; first the prelude, which every file sees
public record LoadedModules(SourceFile root, Map<String, SourceFile> modules) {
    public LoadedModules {
        Objects.requireNonNull(root);
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }
}
