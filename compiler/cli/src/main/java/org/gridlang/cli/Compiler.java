package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.testing.TestSuite;

/// The compiler as the commands see it: the pipeline of stages stands behind it, something small in their
/// tests.
interface Compiler {
    /// Reads a file and what it imports, and tells every fault.
    CompiledFile check(Path file) throws IOException;

    /// The same, with a warning for each thing that is doubtful in a file without errors.
    CompiledFile checkStrictly(Path file) throws IOException;

    /// Goes on with a checked file without errors: Java, compiled and loaded.
    CompiledFile compile(CompiledFile checked);

    /// Runs those `test` blocks of a checked file, in order, whose titles are wanted.
    ///
    /// @param file as its user names it
    TestSuite test(Path file, CompiledFile checked, Predicate<String> wanted);
}
