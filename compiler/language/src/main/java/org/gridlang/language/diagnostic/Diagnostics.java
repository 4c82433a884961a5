package org.gridlang.language.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Collects the faults that the stages find.
public final class Diagnostics {
    private final LinkedHashSet<Diagnostic> found = new LinkedHashSet<>();

    private int errors;

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
        if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
            errors++;
        }
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /// How many errors were added so far, those found again included: a stage compares this before and after to
    /// know whether something went well.
    public int errors() {
        return errors;
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
