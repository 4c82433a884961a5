package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.line.LineMatrices;
import org.gridlang.runtime.network.Line;

/// Lines, cables and switches: `New Line.632645 Phases=2 Bus1=632.3.2 Bus2=645.3.2 LineCode=mtx603 Length=500
/// units=ft`.
final class Lines {
    private final Findings findings;
    private final LineCodes codes;
    private final Geometries geometries;
    private final Switching switching;
    private final Map<String, Double> lengths = new HashMap<>();

    Lines(Findings findings, Switching switching) {
        this.findings = findings;
        this.switching = switching;
        codes = new LineCodes(findings);
        geometries = new Geometries(findings);
    }

    /// Lengths in m of the lines converted so far, by name, as far as their units are known.
    Map<String, Double> lengths() {
        return lengths;
    }

    Optional<Line> line(DssObject object) {
        var faults = findings.faults();
        var from = object.bus("bus1", faults);
        var to = object.bus("bus2", faults);
        var state = new LineState(object, findings, codes, geometries).read();
        if (from.isEmpty() || to.isEmpty()) {
            if (object.property(from.isEmpty() ? "bus1" : "bus2").isEmpty()) {
                findings.outOfRange(
                        object,
                        "bus1",
                        object.title() + " does not say where it " + (from.isEmpty() ? "begins" : "ends"),
                        "bus1 and bus2");
            }
            return Optional.empty();
        }
        if (state.isEmpty()) {
            return Optional.empty();
        }
        int conductors = state.get().matrices().size();
        var ends = ends(
                state.get().matrices(),
                Nodes.of(from.get(), conductors, conductors),
                Nodes.of(to.get(), conductors, conductors));
        if (!checked(object, ends)) {
            return Optional.empty();
        }
        var matrices = ends.matrices;
        double metres = state.get().metres();
        if (metres > 0) {
            lengths.put(Findings.key(object.name()), metres);
        }
        return findings.record(
                object,
                () -> new Line(
                        Findings.key(object.name()),
                        from.get().bus(),
                        ends.from,
                        to.get().bus(),
                        ends.to,
                        matrices.resistance(),
                        matrices.reactance(),
                        matrices.capacitance(),
                        Math.max(0, state.get().ampacity()),
                        state.get().isSwitch() || switching.operates(object),
                        switching.closed(object)));
    }

    /// What is left of a line when conductors that are grounded at both ends are reduced out.
    private record Ends(LineMatrices matrices, List<Integer> from, List<Integer> to) {}

    private static Ends ends(LineMatrices matrices, List<Integer> from, List<Integer> to) {
        var reduced = matrices;
        var fromKept = new ArrayList<>(from);
        var toKept = new ArrayList<>(to);
        for (int k = from.size() - 1; k >= 0; k--) {
            if (from.get(k) == 0 && to.get(k) == 0 && reduced.size() > 1) {
                reduced = reduced.withoutGrounded(k);
                fromKept.remove(k);
                toKept.remove(k);
            }
        }
        return new Ends(reduced, fromKept, toKept);
    }

    private boolean checked(DssObject object, Ends ends) {
        if (ends.from.contains(0) || ends.to.contains(0)) {
            findings.unfit(
                    object.declared(),
                    object.title() + " has a conductor that is grounded at one end",
                    "a line of a network leads from bus to bus; a conductor may be grounded at both ends");
            return false;
        }
        for (int k = 0; k < ends.from.size(); k++) {
            double resistance = ends.matrices.resistance().at(k, k);
            double reactance = ends.matrices.reactance().at(k, k);
            if (resistance < 0 || (resistance == 0 && reactance == 0)) {
                findings.outOfRange(
                        object,
                        "r1",
                        "conductor %d of %s has the impedance %s + j %s ohm"
                                .formatted(k + 1, object.title(), Numbers.text(resistance), Numbers.text(reactance)),
                        "a resistance that is not negative, and not zero along with the reactance");
                return false;
            }
        }
        return true;
    }
}
