package org.gridlang.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.runtime.control.ControlAction;
import org.gridlang.runtime.control.ControlLoop;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.LimitedFlow;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.UnfedPart;

/// A feeder solved as `grid flow` was asked to: with its controls at work or at rest, with or without the voltage
/// limits of loads.
///
/// @param outside phases of loads outside of their limits; none where limits do not matter
/// @param control what the controls did, if they were at work
record ControlledFlow(FlowSolution solution, int outside, Optional<ControlLoop.Outcome> control) {
    private static final int MOST_SHOWN = 6;

    static ControlledFlow of(NetworkModel network, boolean control, boolean limits) throws CommandFailure {
        ControlLoop.Settings settings = ControlLoop.Settings.USUAL.withLimits(limits);
        Optional<ControlLoop.Outcome> outcome =
                control ? Optional.of(new ControlLoop(network, settings).run()) : Optional.empty();
        NetworkModel moved = outcome.map(ControlLoop.Outcome::network).orElse(network);
        if (!limits) {
            FlowSolution solution = outcome.map(ControlLoop.Outcome::solution)
                    .orElseGet(() -> FlowSolution.nominal(PowerFlowModel.of(moved)));
            return new ControlledFlow(solution, 0, outcome);
        }
        LimitedFlow limited = LimitedFlow.nominal(moved);
        if (limited.solution().status().solved() && !limited.settled()) {
            throw CommandFailure.run(
                    "feeder %s: some loads jump between two sides of a voltage limit and do not come to rest"
                            .formatted(network.name()));
        }
        return new ControlledFlow(limited.solution(), limited.outside(), outcome);
    }

    /// What was left out, what the controls did, and how many loads are beyond their limits.
    void show(PrintStream out) {
        solution.model().unfed().forEach(part -> show(part, out));
        control.ifPresent(outcome -> outcome.actions().forEach(action -> show(action, out)));
        control.filter(outcome -> outcome.actions().isEmpty())
                .ifPresent(outcome -> out.println("control  nothing had to move"));
        if (outside > 0) {
            out.printf("limits   %s outside of the limits%n", Count.of(outside, "phase of a load", "phases of loads"));
        }
    }

    /// Fails if some control would still act.
    void requireRest() throws CommandFailure {
        if (control.isPresent() && !control.get().waiting().isEmpty()) {
            throw CommandFailure.run("the controls do not come to rest: after %s %s would still act"
                    .formatted(
                            Count.of(rounds(control.get().actions()), "round"),
                            String.join(", ", control.get().waiting())));
        }
    }

    private static int rounds(List<ControlAction> actions) {
        return actions.isEmpty() ? 0 : actions.getLast().round();
    }

    private static void show(ControlAction action, PrintStream out) {
        String what = switch (action) {
            case ControlAction.TapMove move -> "tap %d to %d".formatted(move.from(), move.to());
            case ControlAction.Switching switching ->
                (switching.closes() ? "closes" : "opens") + " capacitor " + switching.capacitor();
        };
        out.printf(Locale.ROOT, "round %2d %s: %s%n", action.round(), action.control(), what);
    }

    private static void show(UnfedPart part, PrintStream out) {
        List<String> nodes = part.buses();
        String shown = String.join(", ", nodes.subList(0, Math.min(MOST_SHOWN, nodes.size())));
        String rest = nodes.size() > MOST_SHOWN ? ", ..." : "";
        String way =
                part.openLines().isEmpty() ? "nothing leads there" : "open: " + String.join(", ", part.openLines());
        boolean single = part.nodes().size() == 1;
        out.printf(
                "not fed  %s (%s)%n",
                single ? part.nodes().getFirst() : Count.of(nodes.size(), "bus", "buses") + " " + shown + rest, way);
    }
}
