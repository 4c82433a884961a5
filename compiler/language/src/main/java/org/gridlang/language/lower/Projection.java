package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.source.Span;

/// Finds the feasible interval of each action: its declared range, cut by the ranges of the states that it
/// moves and by the limits that it takes part in.
///
/// Actions are settled in the order of declaration. While one is settled, earlier ones have their values and
/// later ones their neutral value, 0 or the end of their range nearest to it; so a later one can always stay
/// neutral, and its interval is not empty if the first one's is not.
final class Projection {
    /// An action, its physical value being read from its cell.
    ///
    /// @param low node of the lower end of its declared range
    record Action(String name, Span span, Origin origin, int low, int high) {}

    /// `excess <= 0` must hold.
    ///
    /// @param excess node that reads actions from their cells
    /// @param what for people: `the range of soc`
    /// @param roomName for what is left of it in generated code
    record Requirement(String what, String roomName, Span span, Origin origin, int excess) {}

    private final Graph graph;
    private final Ranges ranges;
    private final List<Action> actions;
    private final List<Requirement> requirements;
    private final Diagnostics diagnostics;

    Projection(
            Graph graph, Ranges ranges, List<Action> actions, List<Requirement> requirements, Diagnostics diagnostics) {
        this.graph = graph;
        this.ranges = ranges;
        this.actions = List.copyOf(actions);
        this.requirements = List.copyOf(requirements);
        this.diagnostics = diagnostics;
    }

    /// The interval of each action; its ends read the cells of earlier actions. Reports what cannot be kept by
    /// construction.
    List<Feasible> intervals() {
        var intervals = new ArrayList<Feasible>();
        for (int index = 0; index < actions.size(); index++) {
            intervals.add(interval(index));
        }
        return intervals;
    }

    private Feasible interval(int index) {
        var action = actions.get(index);
        var cell = cell(index);
        var lows = new ArrayList<Integer>();
        var highs = new ArrayList<Integer>();
        for (var requirement : requirements) {
            if (!graph.reads(requirement.excess(), cell::equals)) {
                continue;
            }
            var before = graph.from(requirement.origin());
            int settled = laterNeutral(requirement.excess(), index);
            var feasible = Feasible.solve(graph, ranges, settled, cell, requirement.roomName());
            if (feasible.isEmpty()) {
                report(requirement, action);
            } else {
                lows.add(feasible.get().low());
                highs.add(feasible.get().high());
            }
            graph.from(before);
        }
        var before = graph.from(action.origin());
        var result = cut(laterNeutral(action.low(), index), laterNeutral(action.high(), index), lows, highs);
        graph.from(before);
        return result;
    }

    /// Each bound is clamped into the declared range, the upper one also to the lower, so that the interval is
    /// never empty.
    private Feasible cut(int declaredLow, int declaredHigh, List<Integer> lows, List<Integer> highs) {
        int low = declaredLow;
        int high = declaredHigh;
        for (int bound : lows) {
            if (!graph.is(bound, Double.NEGATIVE_INFINITY)) {
                low = graph.maximum(low, graph.minimum(bound, declaredHigh));
            }
        }
        for (int bound : highs) {
            if (!graph.is(bound, Double.POSITIVE_INFINITY)) {
                high = graph.minimum(high, graph.maximum(bound, low));
            }
        }
        return new Feasible(low, high);
    }

    /// Whether a slot is the physical value of an action.
    static boolean isAction(Slot slot) {
        return slot instanceof Slot.Cell(Storage storage, int index) && storage == Storage.PHYSICAL;
    }

    private int laterNeutral(int root, int index) {
        return graph.substitute(root, number -> {
            if (graph.node(number) instanceof Node.Read(Slot.Cell(Storage storage, int slot))
                    && storage == Storage.PHYSICAL
                    && slot > index) {
                return neutral(slot);
            }
            return number;
        });
    }

    /// 0, or what of the declared range is nearest to it.
    private int neutral(int index) {
        var action = actions.get(index);
        int zero = graph.constant(0);
        boolean holdsZero = ranges.of(action.low()).isNotPositive()
                && ranges.of(action.high()).isNotNegative();
        return holdsZero ? zero : graph.clamp(zero, laterNeutral(action.low(), -1), laterNeutral(action.high(), -1));
    }

    private void report(Requirement requirement, Action action) {
        diagnostics.add(Diagnostic.error(
                        Code.D106,
                        requirement.span(),
                        requirement.what() + " cannot be kept by bounding " + action.name())
                .pointing("must always hold")
                .also(action.span(), "this action takes part")
                .note(
                        "why",
                        "an action is scaled into the interval that keeps every range, which needs an effect that is"
                                + " affine in the action (with a kink at 0 at most) and of known sign, or a square")
                .note(
                        "help",
                        "give the parameters involved ranges that tell their sign, or drop the range and state a"
                                + " `limit` on " + action.name() + " instead"));
    }

    private static Slot.Cell cell(int index) {
        return new Slot.Cell(Storage.PHYSICAL, index);
    }

    /// Replaces the cells of all actions by the nodes that `physical` gives for their numbers.
    static int settle(Graph graph, int root, IntUnaryOperator physical) {
        return graph.substitute(
                root,
                number -> graph.node(number) instanceof Node.Read(Slot.Cell(Storage storage, int slot))
                                && storage == Storage.PHYSICAL
                        ? physical.applyAsInt(slot)
                        : number);
    }
}
