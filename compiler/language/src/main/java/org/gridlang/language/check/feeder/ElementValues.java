package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.runtime.network.LoadShares;

/// The values of an element's entries, checked against its schema, SI.
final class ElementValues {
    private final DeclaredElement element;
    private final Map<String, Object> values;

    ElementValues(DeclaredElement element, Map<String, Object> values) {
        this.element = element;
        this.values = values;
    }

    /// All values of the element; empty if one is wrong or missing, which is then reported.
    static Optional<ElementValues> read(DeclaredElement element, Diagnostics out) {
        return new ElementReader(element, out).read();
    }

    DeclaredElement element() {
        return element;
    }

    double number(String entry) {
        return (Double) value(entry);
    }

    String text(String entry) {
        return (String) value(entry);
    }

    boolean truth(String entry) {
        return (Boolean) value(entry);
    }

    double[] list(String entry) {
        return (double[]) value(entry);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String entry) {
        return (List<String>) value(entry);
    }

    double[][] matrix(String entry) {
        return (double[][]) value(entry);
    }

    /// How a load depends on voltage.
    LoadShares shares(String entry) {
        return (LoadShares) value(entry);
    }

    /// Whether the entry is given or has a value of its own.
    boolean has(String entry) {
        return values.containsKey(entry);
    }

    /// The name that an entry refers to, with its place.
    Identifier reference(String entry) {
        return (Identifier) value(entry);
    }

    private Object value(String entry) {
        var value = values.get(entry);
        if (value == null) {
            throw new IllegalStateException("check: " + element.kind().word() + " has no value of " + entry);
        }
        return value;
    }

    /// Where an entry is written; the element itself if it is not.
    Span place(String entry) {
        var given = element.entries().get(entry);
        return given == null ? element.name().span() : given.entry().value().span();
    }

    /// All rows of a list of elements that can be read.
    static List<ElementValues> readAll(List<DeclaredElement> elements, Diagnostics out) {
        var all = new ArrayList<ElementValues>();
        for (var element : elements) {
            read(element, out).ifPresent(all::add);
        }
        return all;
    }
}
