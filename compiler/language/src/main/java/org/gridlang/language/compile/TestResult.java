package org.gridlang.language.compile;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;

/// How a `test` block went.
///
/// @param seconds that it took
public record TestResult(String title, Span span, double seconds, List<Failure> failures) {
    public TestResult {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }

    /// An expectation that did not hold.
    ///
    /// @param span its condition
    /// @param parts what explains it, in reading order
    /// @param tolerance SI, 0 if none was stated
    public record Failure(Span span, List<Part> parts, double tolerance) {
        public Failure {
            parts = List.copyOf(parts);
        }

        /// Its comparisons, in reading order.
        public List<Part.Comparison> comparisons() {
            return parts.stream()
                    .filter(Part.Comparison.class::isInstance)
                    .map(Part.Comparison.class::cast)
                    .toList();
        }
    }

    /// What a part of an expectation came to. Values are SI; a unit is the one to show them in, empty for the one
    /// that reads best.
    public sealed interface Part {
        /// What it belongs below.
        Span at();

        record Value(Span at, double value, Dimension dimension, Optional<Unit> unit) implements Part {}

        record Comparison(
                Span at,
                Term.Comparator comparator,
                double left,
                double right,
                Dimension dimension,
                Optional<Unit> unit,
                boolean holds)
                implements Part {}
    }
}
