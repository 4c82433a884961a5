package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.CheckedFile;

/// The compiler as the commands see it: the pipeline of stages stands behind it, something small in their tests.
interface Compiler {
    /// Reads a file and what it imports, and tells every fault.
    Checked check(Path file) throws IOException;

    /// The Java of a checked file that states a problem.
    List<GeneratedFile> generate(CheckedFile file);

    /// Runs the `test` blocks of a checked file, in order.
    List<TestOutcome> test(CheckedFile file);

    /// @param diagnostics in order of file and place
    /// @param file what the file means; empty if a fault hides it
    record Checked(List<Diagnostic> diagnostics, Optional<CheckedFile> file) {
        public Checked {
            diagnostics = List.copyOf(diagnostics);
        }

        /// How many diagnostics are errors.
        int errors() {
            return (int) diagnostics.stream()
                    .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                    .count();
        }
    }

    /// @param failures a diagnostic for each `expect` that does not hold; none if the test passed
    record TestOutcome(String title, List<Diagnostic> failures) {
        public TestOutcome {
            failures = List.copyOf(failures);
        }
    }

    /// @param path below the output folder, for example `org/gridlang/generated/Battery.java`
    record GeneratedFile(String path, String text) {}
}
