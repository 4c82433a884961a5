package org.gridlang.language.syntax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;

/// An expression as written, for example `price * net.source.p * dt`.
public sealed interface Expression {
    Span span();

    /// `5 kW`, `0.18 [$/kWh]`, `20_000`; no unit means dimensionless.
    @SuppressWarnings("JavaLangClash") // It is never used where the one of java.lang could be meant.
    record Number(Span span, double value, Optional<UnitExpression> unit) implements Expression {}

    /// `"Europe/London"`, without the quotes and with escapes resolved.
    record Text(Span span, String value) implements Expression {}

    /// `true`.
    record Truth(Span span, boolean value) implements Expression {}

    /// `2025-01-31`.
    record Date(Span span, LocalDate value) implements Expression {}

    /// `price`.
    record Name(Span span, String text) implements Expression {}

    /// `bus.v_pu`.
    record Member(Span span, Expression target, Identifier member) implements Expression {}

    /// `bus.v_pu[phase]`, `price[+1 h]`.
    record Index(Span span, Expression target, List<Expression> indices) implements Expression {}

    /// `clamp(x, 0, 1)`, `uniform(8 kWh, 16 kWh)`, `mlp(hidden: [64, 64])`, `net.buses(...)`.
    record Call(Span span, Expression callee, List<Argument> arguments) implements Expression {}

    /// `Battery { capacity: 10 kWh }`.
    record Construct(Span span, Identifier type, List<Argument> arguments) implements Expression {}

    /// `-x` or `not x`.
    record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {}

    /// `a + b`, `a and b`.
    record Binary(Span span, BinaryOperator operator, Expression left, Expression right) implements Expression {}

    /// `0.95 pu <= bus.v_pu[phase] <= 1.05 pu`: operands one more than comparators.
    record Comparison(Span span, List<Expression> operands, List<Comparator> comparators) implements Expression {}

    /// `if a then b else c`.
    record Conditional(Span span, Expression condition, Expression then, Expression otherwise) implements Expression {}

    /// The argument of `sum(agent.cost for agent in agents)`.
    record Comprehension(Span span, Expression body, Binder binder) implements Expression {}

    /// `[64, 64]`.
    record Listing(Span span, List<Expression> elements) implements Expression {}

    /// `2025-01-01 .. 2025-08-31`, `0.05 .. 0.02`.
    record Range(Span span, Expression low, Expression high) implements Expression {}

    /// The window of `mean(price, next 6 h)`.
    record Window(Span span, Expression duration) implements Expression {}

    /// `"t_out" as degC`: a column of data with the unit of its numbers.
    record Measured(Span span, Expression value, UnitExpression unit) implements Expression {}

    /// An argument, named or not: `hidden: [64, 64]`.
    record Argument(Span span, Optional<Identifier> name, Expression value) {}

    /// `load in net.loads where load.phases == 1`.
    record Binder(Span span, Identifier name, Expression set, Optional<Expression> condition) {}

    enum UnaryOperator {
        NEGATE,
        NOT
    }

    enum BinaryOperator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        AND,
        OR
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
