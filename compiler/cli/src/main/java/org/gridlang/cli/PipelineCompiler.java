package org.gridlang.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.language.compile.TestResult;
import org.gridlang.language.compile.TestRunner;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;

/// The compiler itself.
final class PipelineCompiler implements Compiler {
    private static final MathContext TEN_DIGITS = new MathContext(10);

    @Override
    public CompiledFile check(Path file) {
        return Pipeline.check(file);
    }

    @Override
    public CompiledFile compile(CompiledFile checked) {
        return Pipeline.compile(checked);
    }

    @Override
    public List<TestOutcome> test(CompiledFile checked) {
        return checked.checked().stream()
                .flatMap(file -> TestRunner.run(file, new Diagnostics()).stream())
                .map(result -> new TestOutcome(
                        result.title(),
                        result.failures().stream().map(PipelineCompiler::unmet).toList()))
                .toList();
    }

    private static Diagnostic unmet(TestResult.Failure failure) {
        var diagnostic = Diagnostic.error(Code.R103, failure.span(), "this does not hold")
                .note("left", shown(failure.left()) + inSi(failure))
                .note("right", shown(failure.right()) + inSi(failure));
        return failure.tolerance() == 0 || failure.comparator() != Term.Comparator.EQUAL
                ? diagnostic
                : diagnostic.note(
                        "apart",
                        shown(Math.abs(failure.left() - failure.right())) + ", more than "
                                + shown(failure.tolerance()));
    }

    private static String inSi(TestResult.Failure failure) {
        return failure.dimension().isNone() ? "" : " (in SI units)";
    }

    private static String shown(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(TEN_DIGITS).stripTrailingZeros().toString()
                : Double.toString(value);
    }
}
