package org.gridlang.language.library;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// What a folder says of itself in its `grid.package`:
///
/// ```
/// package street
/// version 1.2.0
/// depends lv_devices 2.1.0 at "../lv_devices"
/// ```
record PackageManifest(SourceText text, Word name, Word version, List<Dependency> dependencies) {
    static final String FILE = "grid.package";

    PackageManifest {
        dependencies = List.copyOf(dependencies);
    }

    /// A word and its place.
    record Word(Span span, String text) {}

    /// @param location a folder or a .zip file, relative to the folder of the manifest
    record Dependency(Span span, Word name, Word version, Word location) {}

    Optional<Dependency> dependency(String wanted) {
        return dependencies.stream()
                .filter(each -> each.name().text().equals(wanted))
                .findFirst();
    }
}
