package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
/// dt)`, whose last factor is 1 for a = 0. Else one step of the classical Runge-Kutta method of fourth order,
/// jointly for all states that take part.
final class Discretisation {
    private final Graph graph;
    private final Ranges ranges;
    private final Arithmetic arithmetic;
    private final Map<Integer, Integer> derivatives;
    private final int dt;

    /// @param derivatives node of f for each state slot with a `der`
    Discretisation(Graph graph, Ranges ranges, Map<Integer, Integer> derivatives) {
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
            var stepped = rungeKutta(withDependencies(coupled));
            coupled.forEach(state -> next.put(state, stepped.get(state)));
        }
        return next;
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
        int half = graph.product(dt, graph.constant(0.5));
        var start = new HashMap<Integer, Integer>();
        states.forEach(state -> start.put(state, read(state)));
        var first = slopes(states, start);
        var second = slopes(states, moved(start, first, half));
        var third = slopes(states, moved(start, second, half));
        var fourth = slopes(states, moved(start, third, dt));
        int sixth = graph.product(dt, graph.constant(1.0 / 6));
        int two = graph.constant(2);
        var next = new HashMap<Integer, Integer>();
        for (int state : states) {
            var before = graph.from(graph.origin(derivative(state)));
            int outer = graph.sum(value(first, state), value(fourth, state));
            int inner = graph.product(two, graph.sum(value(second, state), value(third, state)));
            next.put(state, graph.sum(read(state), graph.product(sixth, graph.sum(outer, inner))));
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
