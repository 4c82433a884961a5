package org.gridlang.cli;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.language.testing.TestSuite;

/// The compiler itself. A master file of OpenDSS is taken for a library with one feeder.
final class PipelineCompiler implements Compiler {
    @Override
    public CompiledFile check(Path file) {
        return CircuitFile.is(file) ? CircuitFile.read(file).asLibrary() : Pipeline.check(file);
    }

    @Override
    public CompiledFile checkStrictly(Path file) {
        return CircuitFile.is(file) ? check(file) : Pipeline.check(file, true);
    }

    @Override
    public CompiledFile compile(CompiledFile checked) {
        return Pipeline.compile(checked);
    }

    @Override
    public TestSuite test(Path file, CompiledFile checked, Predicate<String> wanted) {
        return checked.checked()
                .filter(meaning -> !checked.hasErrors())
                .map(meaning -> TestSuite.run(file.toString(), meaning, wanted))
                .orElseGet(() -> TestSuite.faulty(file.toString(), checked.diagnostics()));
    }
}
