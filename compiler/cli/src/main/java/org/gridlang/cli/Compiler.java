package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.diagnostic.Diagnostic;

/// The compiler as the commands see it: the pipeline of stages stands behind it, something small in their
/// tests.
interface Compiler {
    /// Reads a file and what it imports, and tells every fault.
    CompiledFile check(Path file) throws IOException;

    /// Goes on with a checked file without errors: Java, compiled and loaded.
    CompiledFile compile(CompiledFile checked);

    /// Runs the `test` blocks of a checked file, in order.
    List<TestOutcome> test(CompiledFile checked);

    /// @param failures a diagnostic for each `expect` that does not hold; none if the test passed
    record TestOutcome(String title, List<Diagnostic> failures) {
        public TestOutcome {
            failures = List.copyOf(failures);
        }
    }
}
