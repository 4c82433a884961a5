package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.ir.UnaryOperation;

/// Turns differential equations `der x = f` into the state at the end of the step; everything but the states
/// that have a `der` is held over the step.
///
/// Where f = a x + b and neither a nor b reads such a state, the step is exact: `x + f dt (e^(a dt) - 1) / (a
/// dt)`, whose last factor is 1 for a = 0; two linear equations that feed each other have an [ExactPair]. Else the
/// classical Runge-Kutta method of fourth order, jointly for all states that take part, in as many equal parts of the
/// step
/// as their shortest time constant wants: a part lasts at most half of it, which is an error of less than a thousandth.
final class Discretisation {
    /// More parts would make the code of a device too long to be compiled well.
    static final int MOST_PARTS = 8;

    /// A part over the shortest time constant is at most this.
    static final double LONGEST_PART = 0.5;

    /// A state that moves too fast for the step; in an unbounded time if `rate` is infinite.
    ///
    /// @param rate bound on the inverse of its time constant, 1/s
    record TooFast(int state, double rate) {}

    private final Graph graph;
    private final Ranges ranges;
    private final Arithmetic arithmetic;
    private final Map<Integer, Integer> derivatives;
    private final int dt;
    private final OptionalDouble stepSeconds;
    private Optional<TooFast> tooFast = Optional.empty();

    /// @param derivatives node of f for each state slot with a `der`
    /// @param stepSeconds the longest step that will be taken; if it is not known, it is one part
    Discretisation(Graph graph, Ranges ranges, Map<Integer, Integer> derivatives, OptionalDouble stepSeconds) {
        this.stepSeconds = stepSeconds;
        this.graph = graph;
        this.ranges = ranges;
        this.arithmetic = new Arithmetic(graph);
        this.derivatives = new TreeMap<>(derivatives);
        this.dt = graph.read(new Slot.StepLength());
    }

    /// The node of the next value for each of these states.
    Map<Integer, Integer> nextValues() {
        var next = new HashMap<Integer, Integer>();
        var coupled = new TreeSet<Integer>();
        for (int state : derivatives.keySet()) {
            var before = graph.from(graph.origin(derivative(state)));
            exactStep(state).ifPresentOrElse(value -> next.put(state, value), () -> coupled.add(state));
            graph.from(before);
        }
        if (!coupled.isEmpty()) {
            var together = withDependencies(coupled);
            var stepped = exactPair(together).orElseGet(() -> rungeKutta(together));
            coupled.forEach(state -> next.put(state, value(stepped, state)));
        }
        return next;
    }

    /// What cannot be stepped well enough; empty before [#nextValues], and if all is well.
    Optional<TooFast> tooFast() {
        return tooFast;
    }

    private Optional<Map<Integer, Integer>> exactPair(List<Integer> states) {
        if (states.size() != 2) {
            return Optional.empty();
        }
        int first = states.get(0);
        int second = states.get(1);
        return new ExactPair(graph, ranges).step(first, derivative(first), second, derivative(second));
    }

    /// In how many parts a step is taken.
    private int parts(List<Integer> states) {
        if (stepSeconds.isEmpty()) {
            return 1;
        }
        var sizes = new double[states.size()][states.size()];
        for (int column = 0; column < sizes.length; column++) {
            var slopes = new SlopeRanges(graph, ranges, new Slot.Cell(Storage.STATE, states.get(column)));
            for (int row = 0; row < sizes.length; row++) {
                sizes[row][column] = slopes.size(derivative(states.get(row)));
            }
        }
        var stiffness = new Stiffness(sizes);
        if (stiffness.unbounded() >= 0) {
            tooFast = Optional.of(new TooFast(states.get(stiffness.unbounded()), Double.POSITIVE_INFINITY));
            return 1;
        }
        double rate = stiffness.rate();
        int parts = 1;
        while (rate * stepSeconds.getAsDouble() > LONGEST_PART * parts) {
            if (parts == MOST_PARTS) {
                tooFast = Optional.of(new TooFast(stiffness.fastest(states), rate));
                return 1;
            }
            parts *= 2;
        }
        return parts;
    }

    private int derivative(int state) {
        return Objects.requireNonNull(derivatives.get(state));
    }

    private Optional<Integer> exactStep(int state) {
        int rate = derivative(state);
        for (int other : derivatives.keySet()) {
            if (other != state && readsState(rate, other)) {
                return Optional.empty();
            }
        }
        return PiecewiseAffine.of(graph, ranges, rate, new Slot.Cell(Storage.STATE, state))
                .filter(PiecewiseAffine::isAffine)
                .map(form -> {
                    int growth = graph.unary(UnaryOperation.RELATIVE_EXPONENTIAL, arithmetic.product(form.above(), dt));
                    int change = graph.product(rate, dt);
                    int factored = graph.is(form.above(), 0) ? change : graph.product(change, growth);
                    return graph.sum(read(state), factored);
                });
    }

    /// The states and all those that their equations read, directly or not.
    private List<Integer> withDependencies(Set<Integer> states) {
        var all = new BitSet();
        var open = new ArrayList<>(states);
        while (!open.isEmpty()) {
            int state = open.removeLast();
            if (!all.get(state)) {
                all.set(state);
                derivatives.keySet().stream()
                        .filter(other -> readsState(derivative(state), other))
                        .forEach(open::add);
            }
        }
        return all.stream().boxed().toList();
    }

    private boolean readsState(int root, int state) {
        return graph.reads(root, new Slot.Cell(Storage.STATE, state)::equals);
    }

    private int read(int state) {
        return graph.read(Storage.STATE, state);
    }

    private Map<Integer, Integer> rungeKutta(List<Integer> states) {
        int parts = parts(states);
        int part = parts == 1 ? dt : graph.product(dt, graph.constant(1.0 / parts));
        Map<Integer, Integer> point = new HashMap<>();
        states.forEach(state -> point.put(state, read(state)));
        for (int number = 0; number < parts; number++) {
            point.putAll(rungeKutta(states, Map.copyOf(point), part));
        }
        return point;
    }

    private Map<Integer, Integer> rungeKutta(List<Integer> states, Map<Integer, Integer> start, int part) {
        int half = graph.product(part, graph.constant(0.5));
        var first = slopes(states, start);
        var second = slopes(states, moved(start, first, half));
        var third = slopes(states, moved(start, second, half));
        var fourth = slopes(states, moved(start, third, part));
        int sixth = graph.product(part, graph.constant(1.0 / 6));
        int two = graph.constant(2);
        var next = new HashMap<Integer, Integer>();
        for (int state : states) {
            var before = graph.from(graph.origin(derivative(state)));
            int outer = graph.sum(value(first, state), value(fourth, state));
            int inner = graph.product(two, graph.sum(value(second, state), value(third, state)));
            next.put(state, graph.sum(value(start, state), graph.product(sixth, graph.sum(outer, inner))));
            graph.from(before);
        }
        return next;
    }

    private Map<Integer, Integer> slopes(List<Integer> states, Map<Integer, Integer> point) {
        var slopes = new HashMap<Integer, Integer>();
        for (int state : states) {
            slopes.put(state, graph.substitute(derivative(state), number -> replaced(number, point)));
        }
        return slopes;
    }

    private int replaced(int number, Map<Integer, Integer> point) {
        return graph.node(number) instanceof Node.Read(Slot.Cell(Storage storage, int index))
                        && storage == Storage.STATE
                ? point.getOrDefault(index, number)
                : number;
    }

    private Map<Integer, Integer> moved(Map<Integer, Integer> start, Map<Integer, Integer> slopes, int step) {
        var moved = new HashMap<Integer, Integer>();
        start.forEach((state, value) -> moved.put(state, graph.sum(value, graph.product(step, value(slopes, state)))));
        return moved;
    }

    private static int value(Map<Integer, Integer> values, int state) {
        return Objects.requireNonNull(values.get(state));
    }
}
