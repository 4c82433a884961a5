package org.gridlang.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Severity;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.testing.TestSuite;

/// Finds what a test tells it to find, whatever the file says.
///
/// @param diagnostics all it finds; with an error among them the file means nothing
/// @param meaning of the file otherwise
/// @param cases its tests
record FakeCompiler(List<Diagnostic> diagnostics, CheckedFile meaning, List<TestSuite.Case> cases) implements Compiler {
    static final SourceText SOURCE = new SourceText("feeder.grid", "first\nparm ramp: Power\n");

    /// A file that declares nothing, with these diagnostics.
    static FakeCompiler finding(List<Diagnostic> diagnostics) {
        var library = new CheckedFile(
                "feeder", Optional.empty(), Map.of(), Map.of(), Map.of(), List.of(), SmallProblem.UNITS);
        return new FakeCompiler(diagnostics, library, List.of());
    }

    /// A file without faults.
    static FakeCompiler meaning(CheckedFile meaning) {
        return new FakeCompiler(List.of(), meaning, List.of());
    }

    static Diagnostic error() {
        return Diagnostic.error(Code.S100, new Span(SOURCE, 6, 10), "unknown declaration \"parm\"")
                .also(new Span(SOURCE, 0, 5), "after this")
                .note("why", "only declarations stand here")
                .fix("write param", new Diagnostic.Edit(new Span(SOURCE, 6, 10), "param"));
    }

    static Diagnostic warning() {
        Diagnostic error = error();
        return new Diagnostic(
                Severity.WARNING, error.code(), error.headline(), error.labels(), error.notes(), Optional.empty());
    }

    @Override
    public CompiledFile check(Path file) {
        boolean wrong = diagnostics.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        return new CompiledFile(
                diagnostics,
                wrong ? Optional.empty() : Optional.of(meaning),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(SOURCE));
    }

    @Override
    public CompiledFile checkStrictly(Path file) {
        return check(file);
    }

    @Override
    public CompiledFile compile(CompiledFile checked) {
        return new CompiledFile(
                checked.diagnostics(),
                checked.checked(),
                Optional.empty(),
                List.of(new GeneratedSource("generated.Feeder", "final class Feeder {}\n")),
                List.of(),
                checked.texts());
    }

    @Override
    public TestSuite test(Path file, CompiledFile checked, Predicate<String> wanted) {
        return new TestSuite(
                file.toString(),
                checked.diagnostics(),
                checked.hasErrors()
                        ? List.of()
                        : cases.stream()
                                .filter(each -> wanted.test(each.title()))
                                .toList());
    }
}
