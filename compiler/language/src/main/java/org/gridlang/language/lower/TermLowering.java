package org.gridlang.language.lower;

import java.util.List;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Smooth;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Condition;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Adds checked expressions to a graph: `if a and b then x else y` becomes nested selections, `clamp` a minimum
/// of a maximum, tables and smooth functions several operations; all else maps one to one.
final class TermLowering {
    /// Gives the nodes for names, which mean something else in a device, a series and a test.
    interface Names {
        int node(Symbol symbol);

        default int node(Term.Statistic statistic) {
            throw new IllegalStateException("lower: a statistic outside of a test: " + statistic);
        }
    }

    private final Graph graph;
    private final Origins origins;
    private final Names names;
    private final Ranges ranges;

    /// Where nothing is known of what a name stands for.
    TermLowering(Graph graph, Origins origins, Names names) {
        this(graph, origins, names, new Ranges(graph, slot -> Interval.ALL));
    }

    /// @param ranges is told what is known of the functions that become several nodes
    TermLowering(Graph graph, Origins origins, Names names, Ranges ranges) {
        this.graph = graph;
        this.origins = origins;
        this.names = names;
        this.ranges = ranges;
    }

    int lower(Term term) {
        var before = graph.from(origins.of(term.span()));
        int number = switch (term) {
            case Term.Constant constant -> graph.constant(constant.value());
            case Term.Reference reference -> names.node(reference.symbol());
            case Term.Apply apply -> apply(apply);
            case Term.Power power -> graph.power(lower(power.base()), power.exponent());
            case Term.Table table -> {
                int argument = lower(table.argument());
                yield promised(
                        new Curves(graph).value(argument, table.curve()),
                        ranges.of(argument).through(table.curve()));
            }
            case Term.Choice choice -> {
                var condition = lower(choice.condition());
                int then = lower(choice.then());
                int otherwise = lower(choice.otherwise());
                yield choose(condition, then, otherwise);
            }
            case Term.Draw draw -> graph.add(new Node.Draw(draw.kind(), draw.primitive(), lower(draw.arguments())));
            case Term.Statistic statistic -> names.node(statistic);
        };
        graph.from(before);
        return number;
    }

    Condition lower(Term.Condition condition) {
        return switch (condition) {
            case Term.Condition.Compare compare ->
                new Condition.Compare(compare.comparator(), lower(compare.left()), lower(compare.right()));
            case Term.Condition.And and -> new Condition.And(lower(and.left()), lower(and.right()));
            case Term.Condition.Or or -> new Condition.Or(lower(or.left()), lower(or.right()));
            case Term.Condition.Not not -> new Condition.Not(lower(not.operand()));
            case Term.Condition.Truth truth -> new Condition.Truth(truth.value());
        };
    }

    private List<Integer> lower(List<Term> terms) {
        return terms.stream().map(this::lower).toList();
    }

    private int choose(Condition condition, int then, int otherwise) {
        return switch (condition) {
            case Condition.Compare(var comparator, var left, var right) ->
                graph.select(comparator, left, right, then, otherwise);
            case Condition.And(var left, var right) -> choose(left, choose(right, then, otherwise), otherwise);
            case Condition.Or(var left, var right) -> choose(left, then, choose(right, then, otherwise));
            case Condition.Not(var operand) -> choose(operand, otherwise, then);
            case Condition.Truth(var value) -> value ? then : otherwise;
        };
    }

    private int apply(Term.Apply apply) {
        var arguments = lower(apply.arguments());
        int first = arguments.getFirst();
        return switch (apply.operation()) {
            case ADD -> fold(BinaryOperation.ADD, arguments);
            case SUBTRACT -> graph.difference(first, arguments.get(1));
            case MULTIPLY -> fold(BinaryOperation.MULTIPLY, arguments);
            case DIVIDE -> graph.quotient(first, arguments.get(1));
            case NEGATE -> graph.negation(first);
            case MINIMUM -> fold(BinaryOperation.MINIMUM, arguments);
            case MAXIMUM -> fold(BinaryOperation.MAXIMUM, arguments);
            case CLAMP -> graph.clamp(first, arguments.get(1), arguments.get(2));
            case ABSOLUTE -> graph.unary(UnaryOperation.ABSOLUTE, first);
            case SQUARE_ROOT -> graph.unary(UnaryOperation.SQUARE_ROOT, first);
            case EXPONENTIAL -> graph.unary(UnaryOperation.EXPONENTIAL, first);
            case LOGARITHM -> graph.unary(UnaryOperation.LOGARITHM, first);
            case SINE -> graph.unary(UnaryOperation.SINE, first);
            case COSINE -> graph.unary(UnaryOperation.COSINE, first);
            case TANH -> graph.unary(UnaryOperation.TANH, first);
            case SMOOTH_MAXIMUM, SMOOTH_MINIMUM, SMOOTH_ABSOLUTE, SMOOTH_CLAMP, SMOOTH_STEP ->
                smooth(apply.operation(), arguments);
            case MEAN -> throw new IllegalStateException("lower: a mean outside of a test at " + apply.span());
        };
    }

    private int smooth(Term.Operation operation, List<Integer> arguments) {
        var rounded = new RoundedCorners(graph);
        int first = arguments.getFirst();
        int second = arguments.get(1);
        var x = ranges.of(first);
        var y = ranges.of(second);
        return switch (operation) {
            case SMOOTH_MAXIMUM -> {
                int width = arguments.get(2);
                yield promised(rounded.maximum(first, second, width), Smooth.maximum(x, y, ranges.of(width)));
            }
            case SMOOTH_MINIMUM -> {
                int width = arguments.get(2);
                yield promised(rounded.minimum(first, second, width), Smooth.minimum(x, y, ranges.of(width)));
            }
            case SMOOTH_ABSOLUTE -> promised(rounded.absolute(first, second), Smooth.absolute(x, y));
            case SMOOTH_CLAMP -> {
                int high = arguments.get(2);
                int value = rounded.clamp(first, second, high, arguments.get(3));
                yield promised(value, Smooth.clamp(y, ranges.of(high)));
            }
            case SMOOTH_STEP -> promised(rounded.step(first, second), Smooth.step(x, y));
            default -> throw new IllegalStateException("lower: " + operation + " is not smooth");
        };
    }

    private int promised(int number, Interval range) {
        ranges.promise(number, range);
        return number;
    }

    private int fold(BinaryOperation operation, List<Integer> arguments) {
        int result = arguments.getFirst();
        for (int argument : arguments.subList(1, arguments.size())) {
            result = graph.binary(operation, result, argument);
        }
        return result;
    }
}
