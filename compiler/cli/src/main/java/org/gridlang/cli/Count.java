package org.gridlang.cli;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.diagnostic.Diagnostic;

/// Numbers with their nouns: `1 error, 2 warnings`.
final class Count {
    private Count() {}

    static String of(int number, String noun) {
        return of(number, noun, noun + "s");
    }

    static String of(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    static String ofFaults(CompiledFile checked) {
        return ofFaults(checked.diagnostics());
    }

    static String ofFaults(List<Diagnostic> faults) {
        var counts = new ArrayList<String>();
        for (var severity : Diagnostic.Severity.values()) {
            int count = (int)
                    faults.stream().filter(each -> each.severity() == severity).count();
            if (count > 0) {
                counts.add(of(count, severity.word()));
            } else if (severity == Diagnostic.Severity.ERROR && !faults.isEmpty()) {
                counts.add("no errors");
            }
        }
        return counts.isEmpty() ? "no faults" : String.join(", ", counts);
    }
}
