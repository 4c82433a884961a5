package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// One file: `problem NAME` or `library NAME`, its imports and its items.
///
/// @param documentation the `///` lines above the header
/// @param name dotted for a library: `std.devices`
public record SourceFile(
        SourceText text, Kind kind, Identifier name, String documentation, List<Import> imports, List<Item> items) {
    public SourceFile {
        imports = List.copyOf(imports);
        items = List.copyOf(items);
    }

    public enum Kind {
        PROBLEM,
        LIBRARY
    }

    /// `import std.devices.{Battery, HeatPump}`: without `names`, every declaration of the module comes into
    /// scope.
    public record Import(Span span, List<Identifier> module, List<Identifier> names, Optional<Identifier> alias) {
        /// `std.devices`.
        public String moduleText() {
            return String.join(".", module.stream().map(Identifier::text).toList());
        }
    }
}
