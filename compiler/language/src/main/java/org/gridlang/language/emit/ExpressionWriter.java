package org.gridlang.language.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.IntFunction;
import org.gridlang.language.emit.Emitted.Precedence;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Term;
import org.gridlang.runtime.device.ScalarMath;
import org.gridlang.runtime.device.VectorMath;
import org.gridlang.runtime.device.VectorSelection;
import org.gridlang.runtime.device.VectorTrigonometry;

/// Writes one operation in Java from its operands: infix on numbers, method calls where an operand is a vector.
/// A number is spread over a vector by the generated method `vector` where the Vector API needs that.
final class ExpressionWriter {
    private static final ClassName OPERATORS = ClassName.get("jdk.incubator.vector", "VectorOperators");
    private static final ClassName MATH = ClassName.get(Math.class);
    private static final ClassName SCALAR_MATH = ClassName.get(ScalarMath.class);
    private static final ClassName VECTOR_MATH = ClassName.get(VectorMath.class);
    private static final ClassName SELECTION = ClassName.get(VectorSelection.class);
    private static final ClassName TRIGONOMETRY = ClassName.get(VectorTrigonometry.class);

    private ExpressionWriter() {}

    /// @param operand the code of an operand by its number
    static Emitted write(Node node, IntFunction<Emitted> operand) {
        return switch (node) {
            case Node.Constant constant -> literal(constant.value());
            case Node.Unary unary -> unary(unary.operation(), operand.apply(unary.operand()));
            case Node.Binary binary -> binary(binary, operand.apply(binary.left()), operand.apply(binary.right()));
            case Node.Power power ->
                math(
                        "pow",
                        operand.apply(power.base()),
                        literal(power.exponent()).code());
            case Node.Select select ->
                select(
                        select,
                        operand.apply(select.left()),
                        operand.apply(select.right()),
                        operand.apply(select.then()),
                        operand.apply(select.otherwise()));
            case Node.Draw draw ->
                draw(draw, draw.arguments().stream().map(operand::apply).toList());
            case Node.Read read -> throw new IllegalStateException("emit: no variable for " + read.slot());
        };
    }

    /// The shortest literal that reads back as the same number.
    static Emitted literal(double value) {
        if (Double.isNaN(value)) {
            return Emitted.atom(CodeBlock.of("Double.NaN"), false);
        }
        if (Double.isInfinite(value)) {
            return Emitted.atom(
                    CodeBlock.of(value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY"), false);
        }
        var precedence = value < 0 ? Precedence.UNARY : Precedence.ATOM;
        return new Emitted(CodeBlock.of("$L", value), false, precedence, 0);
    }

    /// The same as a vector.
    static CodeBlock spread(Emitted emitted) {
        return emitted.vector() ? emitted.within(Precedence.ATOM) : CodeBlock.of("vector($L)", emitted.code());
    }

    static String operator(Term.Comparator comparator) {
        return switch (comparator) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
        };
    }

    private static Emitted unary(UnaryOperation operation, Emitted x) {
        return switch (operation) {
            case NEGATE ->
                x.vector()
                        ? method(x, "neg()")
                        : new Emitted(
                                CodeBlock.of("-$L", x.within(Precedence.ATOM)),
                                false,
                                Precedence.UNARY,
                                x.operations() + 1);
            case ABSOLUTE -> x.vector() ? method(x, "abs()") : call(MATH, "abs", x);
            case SQUARE_ROOT -> x.vector() ? method(x, "sqrt()") : call(MATH, "sqrt", x);
            case SIGN -> call(SELECTION, "sign", x);
            case EXPONENTIAL -> math("exp", x);
            case LOGARITHM -> math("log", x);
            case TANH -> math("tanh", x);
            case RELATIVE_EXPONENTIAL -> math("exprel", x);
            case SINE -> call(TRIGONOMETRY, "sin", x);
            case COSINE -> call(TRIGONOMETRY, "cos", x);
        };
    }

    /// A function that has a twin for numbers.
    private static Emitted math(String name, Emitted x, CodeBlock... more) {
        return call(x.vector() ? VECTOR_MATH : SCALAR_MATH, name, x, more);
    }

    private static Emitted method(Emitted x, String call) {
        return Emitted.atom(CodeBlock.of("$L.$L", x.within(Precedence.ATOM), call), true)
                .counting(x.operations() + 1);
    }

    private static Emitted call(ClassName owner, String name, Emitted x, CodeBlock... more) {
        var arguments = CodeBlock.builder().add(x.code());
        for (var each : more) {
            arguments.add(", $L", each);
        }
        return Emitted.atom(CodeBlock.of("$T.$L($L)", owner, name, arguments.build()), x.vector())
                .counting(x.operations() + 1);
    }

    private static Emitted binary(Node.Binary binary, Emitted left, Emitted right) {
        boolean vector = left.vector() || right.vector();
        return switch (binary.operation()) {
            case ADD -> vector ? commutative("add", left, right) : infix("+", Precedence.SUM, left, right);
            case MULTIPLY -> vector ? commutative("mul", left, right) : infix("*", Precedence.PRODUCT, left, right);
            case SUBTRACT -> vector ? ordered("sub", left, right) : infix("-", Precedence.SUM, left, right);
            case DIVIDE -> vector ? ordered("div", left, right) : infix("/", Precedence.PRODUCT, left, right);
            case MINIMUM -> choice("min", left, right);
            case MAXIMUM -> choice("max", left, right);
        };
    }

    /// The right operand of `-` and `/` needs parentheses also where it binds equally.
    private static Emitted infix(String operator, Precedence precedence, Emitted left, Emitted right) {
        var tighter = precedence == Precedence.SUM ? Precedence.PRODUCT : Precedence.UNARY;
        var code = CodeBlock.of("$L $L $L", left.within(precedence), operator, right.within(tighter));
        return new Emitted(code, false, precedence, left.operations() + right.operations() + 1);
    }

    private static Emitted commutative(String name, Emitted left, Emitted right) {
        return left.vector() ? ordered(name, left, right) : ordered(name, right, left);
    }

    private static Emitted ordered(String name, Emitted left, Emitted right) {
        var code = CodeBlock.of("$L.$L($L)", spread(left), name, right.code());
        return Emitted.atom(code, true).counting(left.operations() + right.operations() + 1);
    }

    private static Emitted choice(String name, Emitted left, Emitted right) {
        boolean vector = left.vector() || right.vector();
        var code = vector
                ? CodeBlock.of("$T.$L($L, $L)", SELECTION, name, spread(left), spread(right))
                : CodeBlock.of("$T.$L($L, $L)", SELECTION, name, left.code(), right.code());
        return Emitted.atom(code, vector).counting(left.operations() + right.operations() + 1);
    }

    private static Emitted select(Node.Select select, Emitted left, Emitted right, Emitted then, Emitted otherwise) {
        int operations = left.operations() + right.operations() + then.operations() + otherwise.operations() + 2;
        boolean vector = left.vector() || right.vector() || then.vector() || otherwise.vector();
        if (!vector) {
            var condition = CodeBlock.of(
                    "$L $L $L",
                    left.within(Precedence.SUM),
                    operator(select.comparator()),
                    right.within(Precedence.SUM));
            var code = CodeBlock.of(
                    "$L ? $L : $L",
                    condition,
                    then.within(Precedence.COMPARISON),
                    otherwise.within(Precedence.CONDITIONAL));
            return new Emitted(code, false, Precedence.CONDITIONAL, operations);
        }
        var condition = CodeBlock.of(
                "$L.compare($T.$L, $L)", spread(left), OPERATORS, vectorOperator(select.comparator()), right.code());
        var code = CodeBlock.of("$L.blend($L, $L)", spread(otherwise), then.code(), condition);
        return Emitted.atom(code, true).counting(operations);
    }

    private static String vectorOperator(Term.Comparator comparator) {
        return switch (comparator) {
            case LESS -> "LT";
            case LESS_OR_EQUAL -> "LE";
            case GREATER -> "GT";
            case GREATER_OR_EQUAL -> "GE";
            case EQUAL -> "EQ";
            case NOT_EQUAL -> "NE";
        };
    }

    /// A draw from the streams of the series context, which is called `at`.
    private static Emitted draw(Node.Draw draw, List<Emitted> arguments) {
        var name = switch (draw.kind()) {
            case WANDER -> "wander";
            case DAILY -> "daily";
            case NOISE -> "noise";
        };
        var code = CodeBlock.builder().add("at.$L($L", name, draw.primitive());
        arguments.forEach(each -> code.add(", $L", each.code()));
        return Emitted.atom(code.add(")").build(), false)
                .counting(1 + arguments.stream().mapToInt(Emitted::operations).sum());
    }
}
