package org.gridlang.opendss.convert;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.SquareMatrix;

/// Reactors between buses, between phases and to ground: `New Reactor.neutral phases=1 bus1=n.4 bus2=n.0 R=0.4 X=0`.
final class Reactors {
    private static final double KILO = 1e3;
    private static final double MILLI = 1e-3;
    private static final int THREE = 3;

    private final Findings findings;

    Reactors(Findings findings) {
        this.findings = findings;
    }

    Optional<Reactor> reactor(DssObject object) {
        var faults = findings.faults();
        int before = faults.errors();
        int phases = (int) object.number("phases", faults).orElse(THREE);
        boolean isDelta = TransformerState.isDelta(object.text("conn").orElse("wye"));
        var bus = object.bus("bus1", faults);
        var other = object.bus("bus2", faults);
        for (var property : List.of("rcurve", "lcurve", "parallel")) {
            object.property(property)
                    .filter(each ->
                            !property.equals("parallel") || each.flag(faults).orElse(false))
                    .ifPresent(each -> findings.unfit(
                            each.span(),
                            "%s has %s".formatted(object.title(), property),
                            "a reactor of a network is a resistance and a reactance in series"));
        }
        if (bus.isEmpty() && object.property("bus1").isEmpty()) {
            findings.outOfRange(object, "bus1", object.title() + " does not say where it is", "bus1");
        }
        if (phases < 1 || phases > LineState.MOST_CONDUCTORS || (isDelta && phases != THREE)) {
            findings.unfit(
                    object.declared(),
                    "%s has %d phases%s".formatted(object.title(), phases, isDelta ? " in delta" : ""),
                    "a reactor in delta has three phases; one between two phases names both, one in bus1, one in bus2");
        }
        if (faults.errors() > before) {
            return Optional.empty();
        }
        var impedance = new Impedance(object, phases, isDelta);
        object.properties().forEach(impedance::assign);
        if (faults.errors() > before) {
            return Optional.empty();
        }
        var near = bus.get().bus();
        var nodes = Nodes.of(bus.get(), phases, phases);
        var farBus = other.map(each -> each.bus()).orElse(near);
        var far = isDelta || other.isEmpty()
                ? Collections.nCopies(phases, 0)
                : Nodes.of(other.get(), other.get().bus().equals(near) ? 0 : phases, phases);
        boolean isShunt = far.stream().allMatch(each -> each == 0);
        return findings.record(
                object,
                () -> new Reactor(
                        Findings.key(object.name()),
                        near,
                        nodes,
                        isShunt ? null : farBus,
                        isShunt ? List.of() : far,
                        isDelta ? ConnectionKind.DELTA : ConnectionKind.WYE,
                        impedance.resistance(),
                        impedance.reactance(),
                        impedance.parallel));
    }

    /// The impedance of the coils while properties are read.
    private final class Impedance {
        private final DssObject object;
        private final int phases;
        private final boolean isDelta;
        private double kilovars = 100;
        private double kilovolts = 12.47;
        private double r;
        private double x;
        private double parallel;
        private boolean isByPower = true;
        private double[] z1 = {};
        private double[] z0 = {};
        private Optional<double[][]> resistances = Optional.empty();
        private Optional<double[][]> reactances = Optional.empty();

        Impedance(DssObject object, int phases, boolean isDelta) {
            this.object = object;
            this.phases = phases;
            this.isDelta = isDelta;
        }

        void assign(DssProperty property) {
            var faults = findings.faults();
            switch (property.name()) {
                case "kvar" ->
                    property.number(faults).ifPresent(value -> {
                        kilovars = value;
                        isByPower = true;
                    });
                case "kv" -> property.number(faults).ifPresent(value -> kilovolts = value);
                case "r" -> property.number(faults).ifPresent(value -> r = value);
                case "x" -> property.number(faults).ifPresent(this::reactance);
                case "lmh" ->
                    property.number(faults)
                            .ifPresent(value -> reactance(2 * Math.PI * findings.frequency() * value * MILLI));
                case "rp" -> property.number(faults).ifPresent(value -> parallel = value);
                case "z" ->
                    property.numbers(faults).filter(each -> each.length == 2).ifPresent(value -> {
                        r = value[0];
                        reactance(value[1]);
                    });
                case "z1" ->
                    property.numbers(faults).filter(each -> each.length == 2).ifPresent(value -> z1 = value);
                case "z0" ->
                    property.numbers(faults).filter(each -> each.length == 2).ifPresent(value -> z0 = value);
                case "z2" ->
                    findings.unfit(
                            property.span(),
                            object.title() + " has a negative-sequence impedance of its own",
                            "a network has symmetric impedances");
                case "rmatrix" -> resistances = property.matrix(phases, faults);
                case "xmatrix" -> reactances = property.matrix(phases, faults);
                default -> {}
            }
        }

        private void reactance(double value) {
            x = value;
            isByPower = false;
        }

        SquareMatrix resistance() {
            if (resistances.isPresent() || reactances.isPresent()) {
                return SquareMatrix.of(resistances.orElse(new double[phases][phases]));
            }
            return z1.length == 2 ? sequences(0) : SquareMatrix.diagonal(phases, r);
        }

        SquareMatrix reactance() {
            if (resistances.isPresent() || reactances.isPresent()) {
                return SquareMatrix.of(reactances.orElse(new double[phases][phases]));
            }
            if (z1.length == 2) {
                return sequences(1);
            }
            if (isByPower) {
                double coil = isDelta || phases == 1 ? kilovolts : kilovolts / Math.sqrt(THREE);
                return SquareMatrix.diagonal(phases, coil * coil * KILO / (kilovars / phases));
            }
            return SquareMatrix.diagonal(phases, x);
        }

        private SquareMatrix sequences(int part) {
            double positive = z1[part];
            double zero = z0.length == 2 ? z0[part] : positive;
            var rows = new double[phases][phases];
            for (int i = 0; i < phases; i++) {
                for (int j = 0; j < phases; j++) {
                    rows[i][j] = (i == j ? 2 * positive + zero : zero - positive) / 3;
                }
            }
            return SquareMatrix.of(rows);
        }
    }
}
