package org.gridlang.language.model;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;

/// A checked expression: user functions and series templates are already expanded, numbers are SI.
public sealed interface Term {
    Span span();

    Dimension dimension();

    /// @param written the unit in which the text gives the number (that of a plain number if it has none), empty if
    /// it is not a number that somebody wrote
    record Constant(Span span, Dimension dimension, double value, Optional<Unit> written) implements Term {
        public Constant(Span span, Dimension dimension, double value) {
            this(span, dimension, value, Optional.empty());
        }
    }

    record Reference(Span span, Dimension dimension, Symbol symbol) implements Term {}

    /// `a + b`, `max(a, b)`, `tanh(a)`.
    record Apply(Span span, Dimension dimension, Operation operation, List<Term> arguments) implements Term {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /// `base ^ exponent`, the exponent a constant.
    record Power(Span span, Dimension dimension, Term base, double exponent) implements Term {}

    /// `table(x, at: [...], values: [...])`: straight between the points, held beyond the first and the last.
    ///
    /// @param curve points in SI
    record Table(Span span, Dimension dimension, Term argument, Curve curve) implements Term {}

    record Choice(Span span, Dimension dimension, Condition condition, Term then, Term otherwise) implements Term {}

    /// A stochastic primitive of a series: `wander`, `daily`, `noise`; `primitive` numbers them within the
    /// expanded series.
    record Draw(Span span, Dimension dimension, Primitive kind, int primitive, List<Term> arguments) implements Term {
        public Draw {
            arguments = List.copyOf(arguments);
        }
    }

    /// In a test, a statistic of a series over the year 2025: `mean(x)`.
    record Statistic(Span span, Dimension dimension, Operation operation, String subject) implements Term {}

    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        NEGATE,
        MINIMUM,
        MAXIMUM,
        /// value, low, high
        CLAMP,
        ABSOLUTE,
        SQUARE_ROOT,
        EXPONENTIAL,
        LOGARITHM,
        SINE,
        COSINE,
        TANH,
        /// first, second, width
        SMOOTH_MAXIMUM,
        /// first, second, width
        SMOOTH_MINIMUM,
        /// value, width
        SMOOTH_ABSOLUTE,
        /// value, low, high, width
        SMOOTH_CLAMP,
        /// value, width
        SMOOTH_STEP,
        /// only in a Statistic
        MEAN
    }

    enum Primitive {
        WANDER,
        DAILY,
        NOISE
    }

    /// A truth value.
    sealed interface Condition {
        Span span();

        record Compare(Span span, Comparator comparator, Term left, Term right) implements Condition {}

        record And(Span span, Condition left, Condition right) implements Condition {}

        record Or(Span span, Condition left, Condition right) implements Condition {}

        record Not(Span span, Condition operand) implements Condition {}

        record Truth(Span span, boolean value) implements Condition {}
    }

    enum Comparator {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL,
        NOT_EQUAL
    }
}
