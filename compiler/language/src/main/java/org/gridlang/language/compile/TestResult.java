package org.gridlang.language.compile;

import java.util.List;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;

/// How a `test` block went.
public record TestResult(String title, Span span, List<Failure> failures) {
    public TestResult {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }

    /// An expectation that did not hold.
    ///
    /// @param span the comparison
    /// @param left value of its left side, SI, of this dimension, like the right side
    /// @param tolerance SI, 0 if none was stated
    public record Failure(
            Span span, Term.Comparator comparator, double left, double right, double tolerance, Dimension dimension) {}
}
