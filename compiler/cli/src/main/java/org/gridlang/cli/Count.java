package org.gridlang.cli;

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
        int errors = (int) faults.stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .count();
        int warnings = faults.size() - errors;
        if (errors == 0) {
            return warnings == 0 ? "no faults" : "no errors, " + of(warnings, "warning");
        }
        return of(errors, "error") + (warnings == 0 ? "" : ", " + of(warnings, "warning"));
    }
}
