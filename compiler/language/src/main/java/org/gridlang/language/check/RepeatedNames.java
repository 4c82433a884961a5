package org.gridlang.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Edit;
import org.gridlang.language.diagnostic.Diagnostic.Fix;
import org.gridlang.language.diagnostic.Diagnostic.Label;

/// A name that is unknown in five places is one fault with five labels: `there is no "price" here`.
final class RepeatedNames {
    /// More places than these are counted, not shown.
    private static final int SHOWN = 5;

    private static final Set<Code> NAMES = EnumSet.of(
            Code.N101, Code.N103, Code.R101, Code.U200, Code.U201, Code.X103, Code.X104, Code.F102, Code.P107);

    private RepeatedNames() {}

    /// Merges those with the same words about the same file, in the order of the first of each.
    static Collector<Diagnostic, ?, List<Diagnostic>> merging() {
        return Collectors.collectingAndThen(
                Collectors.groupingBy(RepeatedNames::cause, LinkedHashMap::new, Collectors.toList()),
                groups -> groups.values().stream().map(RepeatedNames::merged).toList());
    }

    private static List<Object> cause(Diagnostic each) {
        return NAMES.contains(each.code())
                ? List.of(each.code(), each.headline(), each.place().source().name())
                : List.of(each);
    }

    private static Diagnostic merged(List<Diagnostic> same) {
        var first = same.getFirst();
        if (same.size() == 1) {
            return first;
        }
        var labels = new ArrayList<>(first.labels());
        same.stream().skip(1).limit(SHOWN - 1).forEach(each -> labels.add(new Label(each.place(), "and here", false)));
        var notes = new ArrayList<>(first.notes());
        if (same.size() > SHOWN) {
            notes.add(new Diagnostic.Note("also", "in " + (same.size() - SHOWN) + " more places"));
        }
        return new Diagnostic(first.severity(), first.code(), first.headline(), labels, notes, fix(same));
    }

    /// The edits of all, if each has one.
    private static Optional<Fix> fix(List<Diagnostic> same) {
        var fixes = same.stream().flatMap(each -> each.fix().stream()).toList();
        if (fixes.size() < same.size()) {
            return Optional.empty();
        }
        List<Edit> edits = fixes.stream()
                .map(Fix::edits)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        return Optional.of(new Fix(fixes.getFirst().title(), edits));
    }
}
