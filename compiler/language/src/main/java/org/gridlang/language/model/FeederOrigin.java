package org.gridlang.language.model;

import java.util.Map;
import java.util.Optional;
import org.gridlang.language.source.Span;

/// Where a feeder and the values of its elements are written, which its network no longer knows.
///
/// @param own whether the file itself declares it, rather than an import
/// @param base the feeder that it is made from
/// @param elements by kind and name, for example `line l115`
public record FeederOrigin(
        Span declared, String documentation, boolean own, Optional<String> base, Map<String, ElementOrigin> elements) {
    public FeederOrigin {
        elements = Map.copyOf(elements);
    }

    /// An element; empty if there is none of this kind and name.
    public Optional<ElementOrigin> element(String kind, String name) {
        return Optional.ofNullable(elements.get(kind + " " + name));
    }

    /// @param entries where each entry in force is written: in the declaration, or in the feeder that changes it
    /// @param code name of the linecode of a line
    /// @param length of a line, m; 0 for others
    public record ElementOrigin(Span declared, Map<String, Span> entries, Optional<String> code, double length) {
        public ElementOrigin {
            entries = Map.copyOf(entries);
        }
    }
}
