package org.gridlang.language.testing;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.compile.TestResult;
import org.gridlang.language.compile.TestResult.Part;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Label;
import org.gridlang.language.diagnostic.Diagnostic.Severity;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Unit;

/// Draws the values of an expectation that does not hold below its text:
/// ```
/// 12 │   expect b.soc == 80 % within 0.001
///    │          ━━━━━  78.5 %
///    │
///    = difference  1.5 %
///      tolerance   0.1 %
/// ```
final class FailureDrawing {
    private static final int DIGITS = 4;

    /// A double has no more.
    private static final int MOST_DIGITS = 17;

    /// What sums and products of a handful of numbers lose to rounding, relative to their size.
    private static final double ROUNDING = 1e-9;

    private final Measures measures;
    private final TestResult.Failure failure;

    private FailureDrawing(TestResult.Failure failure, Measures measures) {
        this.failure = failure;
        this.measures = measures;
    }

    static Diagnostic of(TestResult.Failure failure, Measures measures) {
        return new FailureDrawing(failure, measures).diagnostic();
    }

    private Diagnostic diagnostic() {
        boolean single = failure.comparisons().size() == 1;
        var labels = failure.parts().stream()
                .flatMap(part -> label(part, single).stream())
                .toList();
        var place = labels.isEmpty() ? List.of(new Label(failure.span(), "", true)) : labels;
        var diagnostic =
                new Diagnostic(Severity.ERROR, Code.R103, "this does not hold", place, List.of(), Optional.empty());
        if (failure.parts().stream().anyMatch(FailureDrawing::isNoNumber)) {
            return diagnostic.note(
                    "why",
                    "what depends on an input that the test does not give, or divides zero by zero, is no number");
        }
        return single ? measured(diagnostic, failure.comparisons().getFirst()) : diagnostic;
    }

    private static boolean isNoNumber(Part part) {
        return part instanceof Part.Value value && Double.isNaN(value.value());
    }

    /// Several comparisons each say whether they hold; of a single one that is known.
    private Optional<Label> label(Part part, boolean single) {
        return switch (part) {
            case Part.Value value -> Optional.of(new Label(value.at(), shown(value), true));
            case Part.Comparison comparison ->
                single
                        ? Optional.empty()
                        : Optional.of(new Label(comparison.at(), Boolean.toString(comparison.holds()), true));
        };
    }

    private String shown(Part.Value value) {
        if (Double.isNaN(value.value())) {
            return "no number";
        }
        return Measures.value(
                value.value(),
                value.unit().orElseGet(() -> measures.readableUnit(value.value(), value.dimension())),
                digits());
    }

    /// So many that two sides that differ do not read alike.
    private int digits() {
        int digits = DIGITS;
        for (var comparison : failure.comparisons()) {
            var unit = unit(comparison);
            while (digits < MOST_DIGITS
                    && comparison.left() != comparison.right()
                    && Measures.value(comparison.left(), unit, digits)
                            .equals(Measures.value(comparison.right(), unit, digits))) {
                digits++;
            }
        }
        return digits;
    }

    private Unit unit(Part.Comparison comparison) {
        return comparison
                .unit()
                .orElseGet(() -> measures.readableUnit(
                        Math.max(Math.abs(comparison.left()), Math.abs(comparison.right())), comparison.dimension()));
    }

    private Diagnostic measured(Diagnostic diagnostic, Part.Comparison comparison) {
        double apart = Math.abs(comparison.left() - comparison.right());
        if (comparison.comparator() == Term.Comparator.NOT_EQUAL || apart == 0) {
            return diagnostic;
        }
        boolean equality = comparison.comparator() == Term.Comparator.EQUAL;
        var result = diagnostic.note(equality ? "difference" : "missed by", difference(apart, comparison));
        if (failure.tolerance() > 0) {
            return result.note("tolerance", difference(failure.tolerance(), comparison));
        }
        double size = Math.max(Math.abs(comparison.left()), Math.abs(comparison.right()));
        return equality && apart <= ROUNDING * size
                ? result.note("help", "this is rounding; say how much may differ with `within`")
                : result;
    }

    /// Of two places on a scale, such as temperatures, the difference has a unit of its own.
    private String difference(double apart, Part.Comparison comparison) {
        Dimension dimension = comparison.dimension();
        var unit = dimension.point() ? measures.usualUnit(dimension.difference()) : unit(comparison);
        return Measures.value(apart, unit, DIGITS);
    }
}
