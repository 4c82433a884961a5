package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why a scenario has no voltages, for its user: *the load is 3.1 times what the feeder can carry*.
///
/// Finding out how much the feeder carries takes some tens of power flows, so that it is done when asked, not by the
/// solver.
///
/// @param scenario index in its batch
/// @param status [FlowStatus#NOT_CONVERGED] or [FlowStatus#NOT_FINITE]
/// @param worst the node whose voltage the load moves most at the largest load that the feeder carries; where a power
/// is
///     not finite, the node at which it is
/// @param mismatch last change of a voltage in the iteration that was given up, in per unit
/// @param carried share of all powers that the feeder carries, from 0 to 1; NaN where a power is not finite
/// @param worstPerUnit voltage of `worst` at that share
/// @param generates whether the scenario injects more active power than it consumes
/// @param notes what else may matter: regulators at their last taps; the loads whose power is not finite
public record FlowFailure(
        int scenario,
        FlowStatus status,
        PhaseNode worst,
        double mismatch,
        double carried,
        double worstPerUnit,
        boolean generates,
        List<String> notes) {
    private static final int LISTED = 3;

    public FlowFailure {
        if (!status.failed()) {
            throw new IllegalArgumentException("scenario " + scenario + " did not fail: " + status);
        }
        notes = List.copyOf(notes);
    }

    /// Looks into a failed scenario of a batch.
    public static FlowFailure of(PowerFlowModel model, DoubleFlowBatch batch, int scenario) {
        var p = new double[batch.elements];
        var q = new double[batch.elements];
        for (int element = 0; element < batch.elements; element++) {
            p[element] = batch.p[element * batch.stride + scenario];
            q[element] = batch.q[element * batch.stride + scenario];
        }
        var report = batch.report;
        return of(model, scenario, report.status(scenario), report.mismatch(scenario), p, q);
    }

    /// @param p active power per element in W
    /// @param q reactive power per element in var
    static FlowFailure of(
            PowerFlowModel model, int scenario, FlowStatus status, double mismatch, double[] p, double[] q) {
        double consumed = 0;
        for (int element = 0; element < p.length; element++) {
            if (!Double.isFinite(p[element]) || !Double.isFinite(q[element])) {
                return notFinite(model, scenario, p, q, element);
            }
            consumed += p[element];
        }
        var limit = new Loadability(model, new NewtonFlow(model), p, q);
        double carried = limit.search();
        var worst = limit.worst();
        return new FlowFailure(
                scenario,
                status,
                worst,
                mismatch,
                carried,
                limit.perUnit(worst.index()),
                consumed < 0,
                regulatorsAtTheirEnd(model));
    }

    private static FlowFailure notFinite(PowerFlowModel model, int scenario, double[] p, double[] q, int element) {
        var node = model.nodes().get(model.elements().get(element).node());
        var fed = new ArrayList<String>();
        for (int load = 0; load < model.network().loads().size(); load++) {
            for (int each : model.loadElements(load).elements()) {
                if (!Double.isFinite(p[each]) || !Double.isFinite(q[each])) {
                    fed.add(model.network().loads().get(load).name());
                    break;
                }
            }
        }
        var power = "the power at %s is %s + j %s".formatted(node, p[element], q[element]);
        var notes = fed.isEmpty() ? List.of(power) : List.of(power, "loads there: " + listed(fed));
        return new FlowFailure(scenario, FlowStatus.NOT_FINITE, node, Double.NaN, Double.NaN, Double.NaN, false, notes);
    }

    private static List<String> regulatorsAtTheirEnd(PowerFlowModel model) {
        var ends = model.network().regulators().stream()
                .filter(regulator ->
                        Math.abs(regulator.tapNumber()) == regulator.taps().last())
                .map(regulator -> regulator.name() + " (" + regulator.tapNumber() + ")")
                .toList();
        return ends.isEmpty() ? List.of() : List.of("at their last tap: " + listed(ends));
    }

    private static String listed(List<String> names) {
        var first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() > LISTED ? first + " and " + (names.size() - LISTED) + " more" : first;
    }

    /// In a clause: `the load is 3.1 times what the feeder can carry`.
    public String reason() {
        if (status == FlowStatus.NOT_FINITE) {
            return "a power is not a finite number";
        }
        var what = generates ? "generation" : "load";
        if (carried >= 1) {
            return "voltages exist, but only a " + what + " that grows step by step leads there";
        }
        if (carried == 0) {
            return "not even a billionth of the " + what + " can be carried";
        }
        double times = 1 / carried;
        var verb = generates ? "take" : "carry";
        return times < 1.005
                ? "the %s is just more than the feeder can %s".formatted(what, verb)
                : "the %s is %s times what the feeder can %s".formatted(what, number(times), verb);
    }

    /// The whole of it: the reason, where the voltage goes, the mismatch and the notes.
    public String text() {
        var text = new StringBuilder(reason());
        if (status != FlowStatus.NOT_FINITE) {
            text.append(String.format(
                    Locale.ROOT,
                    "; at %s %% of it %s has %.3f pu; the iteration that was given up still moved a voltage by %.2g pu",
                    number(100 * carried),
                    worst,
                    worstPerUnit,
                    mismatch));
        }
        notes.forEach(note -> text.append("; ").append(note));
        return text.toString();
    }

    /// Three digits.
    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
