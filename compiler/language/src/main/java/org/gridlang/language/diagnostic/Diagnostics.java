package org.gridlang.language.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Collects the faults that the stages find.
public final class Diagnostics {
    private final LinkedHashSet<Diagnostic> found = new LinkedHashSet<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
    }

    /// How many errors there are so far.
    public int errors() {
        return (int) found.stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .count();
    }

    /// All of them in stable order: file, place, code.
    public List<Diagnostic> sorted() {
        var all = new ArrayList<>(found);
        all.sort(Comparator.comparing((Diagnostic each) -> each.place().source().name())
                .thenComparing(each -> each.place().start())
                .thenComparing(each -> each.code().name()));
        return List.copyOf(all);
    }
}
