package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;

/// Makes a network of the elements of a feeder.
final class NetworkAssembly {
    private final Diagnostics out;
    private final Map<String, Linecode> linecodes = new HashMap<>();

    private final Map<String, Double> lengths = new HashMap<>();
    private Set<String> grounded = Set.of();
    private Map<String, NavigableSet<Integer>> unfed = Map.of();

    NetworkAssembly(Diagnostics out) {
        this.out = out;
    }

    /// The network; empty if something in the feeder is wrong.
    ///
    /// @param whole whether all elements could be read: an end of one that could not is no unknown bus
    Optional<NetworkModel> assemble(
            String name, FeederText.Parts parts, boolean whole, double frequency, double loadScale) {
        int before = out.errors();
        for (var code : ElementValues.readAll(parts.of(ElementKind.LINECODE), out)) {
            Linecode.of(code, out)
                    .ifPresent(each -> linecodes.put(code.element().name().text(), each));
        }
        var branches = new ArrayList<ElementValues>();
        for (var kind : List.of(
                ElementKind.LINE,
                ElementKind.SWITCH,
                ElementKind.TRANSFORMER,
                ElementKind.REGULATOR,
                ElementKind.REACTOR)) {
            branches.addAll(ElementValues.readAll(parts.of(kind), out));
        }
        var shunts = new ArrayList<ElementValues>();
        shunts.addAll(ElementValues.readAll(parts.of(ElementKind.CAPACITOR), out));
        shunts.addAll(ElementValues.readAll(parts.of(ElementKind.LOAD), out));
        shunts.addAll(ElementValues.readAll(parts.of(ElementKind.GENERATOR), out));
        var controls = new ArrayList<ElementValues>();
        controls.addAll(ElementValues.readAll(parts.of(ElementKind.TAP_CONTROL), out));
        controls.addAll(ElementValues.readAll(parts.of(ElementKind.CAPACITOR_CONTROL), out));
        var positions = ElementValues.readAll(parts.of(ElementKind.BUS), out);
        var source = source(parts);
        shunts.forEach(this::connectionFits);
        branches.forEach(this::phasesFit);
        new ControlChecks(parts, out).check(branches, controls);
        var lines = lines(branches, parts);
        if (source.isEmpty() || !whole || out.errors() > before) {
            return Optional.empty();
        }
        grounded = Grounding.buses(source.get(), branches);
        var supply = new Supply(branches, out);
        supply.walk(source.get());
        boolean unreached = supply.reportUnreached();
        if (!unreached) {
            supply.reportUnfed();
            unfed = supply.unfed();
            groundedNeutrals(branches, supply);
            placed(shunts, branches, positions, parts, supply);
            var fed = new HashSet<>(supply.buses().keySet());
            fed.removeAll(unfed.keySet());
            Grounding.check(shunts, grounded, fed, out);
        }
        if (out.errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new NetworkModel(
                name,
                frequency,
                NetworkRecords.source(source.get()),
                NetworkRecords.buses(supply, positions),
                lines,
                NetworkRecords.transformers(branches),
                NetworkRecords.regulators(branches, controls),
                NetworkRecords.capacitors(shunts),
                NetworkRecords.loads(shunts, loadScale),
                NetworkRecords.generators(shunts),
                NetworkRecords.reactors(branches),
                NetworkRecords.capacitorControls(controls)));
    }

    /// Buses that have a path to ground.
    Set<String> grounded() {
        return grounded;
    }

    /// Phases that open branches keep from the source, by bus.
    Map<String, NavigableSet<Integer>> unfed() {
        return unfed;
    }

    /// Lengths of lines by name, m.
    Map<String, Double> lengths() {
        return lengths;
    }

    private Optional<ElementValues> source(FeederText.Parts parts) {
        var sources = parts.of(ElementKind.SOURCE);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        if (sources.size() > 1) {
            out.add(Diagnostic.error(
                            Code.F105, sources.get(1).name().span(), "a feeder has one source, and this is another")
                    .also(sources.getFirst().name().span(), "the first"));
            return Optional.empty();
        }
        var source = ElementValues.read(sources.getFirst(), out);
        if (source.isPresent() && source.get().element().phases().size() != 3) {
            out.add(Diagnostic.error(Code.F111, source.get().element().name().span(), "a source has the phases abc"));
        }
        if (source.isPresent()
                && (Math.hypot(source.get().number("r1"), source.get().number("x1")) == 0
                        || Math.hypot(source.get().number("r0"), source.get().number("x0")) == 0)) {
            out.add(Diagnostic.error(
                            Code.F109,
                            source.get().place(zeroEntry(source.get())),
                            "a source needs an impedance other than zero in both sequences")
                    .note("instead", "x1: 0.0001 ohm and x0: 0.0001 ohm are next to nothing"));
        }
        return source;
    }

    /// The reactance of the sequence that has no impedance.
    private static String zeroEntry(ElementValues source) {
        return Math.hypot(source.number("r1"), source.number("x1")) == 0 ? "x1" : "x0";
    }

    private void connectionFits(ElementValues shunt) {
        int phases = shunt.element().phasesOnly().size();
        boolean delta = shunt.text("connection").equals("delta");
        if (delta && phases == 1) {
            out.add(Diagnostic.error(
                    Code.F111,
                    shunt.element().name().span(),
                    "a delta connection needs two or three phases, for example phases ab"));
        } else if (phases == 0 || (delta && shunt.element().neutral() > 0)) {
            out.add(Diagnostic.error(
                            Code.F111,
                            shunt.element().name().span(),
                            delta
                                    ? "a delta connection has no neutral"
                                    : "what is connected to the neutral n needs a phase as well")
                    .note("instead", delta ? "the letter n is for connection: \"wye\"" : "for example phases an"));
        } else {
            limitsFit(shunt);
        }
    }

    private void limitsFit(ElementValues shunt) {
        if (!shunt.has("limits")) {
            return;
        }
        boolean load = shunt.element().kind() == ElementKind.LOAD;
        double[] limits = shunt.list("limits");
        boolean fits = limits.length == (load ? 3 : 2);
        for (int place = 1; place < limits.length; place++) {
            fits &= limits[place] > limits[place - 1] || (place == 1 && load && limits[1] == limits[0]);
        }
        if (!fits) {
            out.add(Diagnostic.error(
                            Code.F119,
                            shunt.place("limits"),
                            "the voltage limits of a " + shunt.element().kind().word() + " are "
                                    + (load ? "three" : "two") + " that rise")
                    .note("example", load ? "limits: [50 %, 95 %, 105 %]" : "limits: [90 %, 110 %]"));
        }
    }

    private void phasesFit(ElementValues branch) {
        switch (branch.element().kind()) {
            case TRANSFORMER -> Windings.check(branch, out);
            case REGULATOR -> regulatorFits(branch);
            case REACTOR -> reactorFits(branch);
            default -> {}
        }
    }

    private void regulatorFits(ElementValues regulator) {
        int phases = regulator.element().phasesOnly().size();
        boolean delta = regulator.text("connection").equals("delta");
        if (delta && phases != 2) {
            out.add(Diagnostic.error(
                            Code.F111,
                            regulator.element().name().span(),
                            "a regulator in delta has the two phases between which it acts")
                    .note("instead", "an open-delta bank is two regulators, for example phases ab and phases cb"));
        } else if (regulator.element().neutral() > 0) {
            out.add(Diagnostic.error(
                    Code.F111, regulator.element().name().span(), "a regulator has phases only: a, b or c"));
        } else if (!delta && phases == 2) {
            out.add(Diagnostic.error(
                            Code.F111, regulator.element().name().span(), "a regulator in wye has one phase or three")
                    .note("instead", "two phases are two regulators, or one with connection: \"delta\""));
        }
    }

    private void reactorFits(ElementValues reactor) {
        boolean delta = reactor.text("connection").equals("delta");
        int wires = reactor.element().phases().size();
        if (delta && (reactor.element().isSeries() || wires < 2 || wires > 3)) {
            out.add(Diagnostic.error(
                    Code.F111,
                    reactor.element().name().span(),
                    "a reactor in delta is at one bus, between two or three phases"));
        } else if (reactor.number("r") == 0 && reactor.number("x") == 0) {
            out.add(Diagnostic.error(
                            Code.F109,
                            reactor.element().name().span(),
                            "reactor " + reactor.element().name().text() + " needs an impedance other than zero")
                    .note("instead", "r: 0.0001 ohm is next to nothing"));
        }
    }

    private List<Line> lines(List<ElementValues> branches, FeederText.Parts parts) {
        var lines = new ArrayList<Line>();
        for (var branch : branches) {
            switch (branch.element().kind()) {
                case LINE -> line(branch, parts).ifPresent(lines::add);
                case SWITCH -> lines.add(NetworkRecords.lineOfSwitch(branch));
                default -> {}
            }
        }
        return lines;
    }

    private Optional<Line> line(ElementValues line, FeederText.Parts parts) {
        var reference = line.reference("code");
        var code = linecodes.get(reference.text());
        if (code == null) {
            var known = parts.of(ElementKind.LINECODE).stream()
                    .map(each -> each.name().text())
                    .toList();
            // A code that is declared but wrong has been reported.
            if (!known.contains(reference.text())) {
                var fault = Diagnostic.error(
                        Code.N101,
                        reference.span(),
                        "there is no linecode \"" + reference.text() + "\"" + Suggestion.hint(reference.text(), known));
                var removed = parts.removals().get("linecode " + reference.text());
                out.add(removed == null ? fault : fault.also(removed, "this removes it"));
            }
            return Optional.empty();
        }
        int phases = line.element().phases().size();
        int size = code.conductors().orElse(phases);
        if (size != phases) {
            out.add(Diagnostic.error(
                            Code.F108,
                            reference.span(),
                            "line " + line.element().name().text() + " has " + phases
                                    + (phases == 1 ? " phase" : " phases") + ", but its linecode is for " + size)
                    .also(code.values().element().name().span(), "matrices of " + size + " by " + size));
            return Optional.empty();
        }
        if (!Double.isFinite(line.number("length") / code.values().number("per") * code.largest())) {
            out.add(Diagnostic.error(
                    Code.F109, line.place("length"), "the impedance of this length is not a finite number"));
            return Optional.empty();
        }
        lengths.put(line.element().name().text(), line.number("length"));
        return Optional.of(NetworkRecords.line(line, code));
    }

    /// What a reactor grounds at a bus is a conductor there.
    private static void groundedNeutrals(List<ElementValues> branches, Supply supply) {
        for (var branch : branches) {
            var element = branch.element();
            if (element.kind() == ElementKind.REACTOR && !element.isSeries() && element.neutral() > 0) {
                var bus = supply.buses().get(element.buses().getFirst().bus().value());
                if (bus != null) {
                    bus.phases().add(Side.NEUTRAL);
                }
            }
        }
    }

    /// Loads, capacitors and positions name buses that exist, and phases that these have.
    private void placed(
            List<ElementValues> shunts,
            List<ElementValues> branches,
            List<ElementValues> positions,
            FeederText.Parts parts,
            Supply supply) {
        var all = new ArrayList<>(shunts);
        all.addAll(branches);
        for (var each : all) {
            for (var terminal : each.element().terminals()) {
                var bus = terminal.bus().value();
                var fed = supply.buses().get(bus);
                if (fed == null) {
                    unknownBus(terminal.bus().span(), bus, parts, supply);
                } else if (!fed.phases().containsAll(each.element().wires(terminal.preposition()))) {
                    out.add(Diagnostic.error(
                                    Code.F104,
                                    terminal.bus().span(),
                                    each.element().kind().word() + " "
                                            + each.element().name().text() + " uses phases "
                                            + letters(each.element().wires(terminal.preposition())) + ", but bus \""
                                            + bus + "\" has only "
                                            + letters(List.copyOf(fed.phases())))
                            .note("why", "a bus has the phases that the source feeds it"));
                }
            }
        }
        for (var position : positions) {
            // A bus of the base may have gone with the lines that led there.
            if (!supply.buses().containsKey(position.element().name().text()) && !parts.inherits(position.element())) {
                unknownBus(
                        position.element().name().span(),
                        position.element().name().text(),
                        parts,
                        supply);
            }
        }
    }

    private void unknownBus(Span at, String bus, FeederText.Parts parts, Supply supply) {
        var known = supply.buses().keySet();
        var removed = parts.removals().get(bus);
        if (removed != null) {
            out.add(Diagnostic.error(Code.F102, at, "the feeder has no bus \"" + bus + "\" any more")
                    .also(removed, "this removes what led there"));
            return;
        }
        var fault = Diagnostic.error(
                        Code.F102, at, "the feeder has no bus \"" + bus + "\"" + Suggestion.hint(bus, known))
                .note("why", "buses are where lines, switches, transformers and regulators end");
        out.add(Suggestion.nearest(bus, known)
                .map(each -> fault.fix("write \"" + each + "\"", new Diagnostic.Edit(at, "\"" + each + "\"")))
                .orElse(fault));
    }

    static String letters(List<Integer> phases) {
        var text = new StringBuilder();
        phases.forEach(each -> text.append("abcn".charAt(each - 1)));
        return text.toString();
    }
}
