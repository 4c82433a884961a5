package org.gridlang.cli;

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
        int errors = (int) checked.diagnostics().stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .count();
        int warnings = checked.diagnostics().size() - errors;
        if (errors == 0) {
            return warnings == 0 ? "no faults" : "no errors, " + of(warnings, "warning");
        }
        return of(errors, "error") + (warnings == 0 ? "" : ", " + of(warnings, "warning"));
    }
}
