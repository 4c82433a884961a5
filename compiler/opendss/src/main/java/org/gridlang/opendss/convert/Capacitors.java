package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Reactor;

/// Capacitors: `New Capacitor.c1 Bus1=675 phases=3 kvar=600 kV=4.16`, a bank of steps among them, and series
/// capacitors,
/// which are reactors of negative reactance.
final class Capacitors {
    private static final double KILO = 1e3;
    private static final double MICRO = 1e-6;
    private static final int THREE = 3;
    private static final int MOST_STEPS = 100;

    private final Findings findings;
    private final List<Capacitor> shunts = new ArrayList<>();
    private final List<Reactor> series = new ArrayList<>();

    Capacitors(Findings findings) {
        this.findings = findings;
    }

    List<Capacitor> shunts() {
        return shunts;
    }

    List<Reactor> series() {
        return series;
    }

    void convert(DssObject object) {
        var faults = findings.faults();
        int before = faults.errors();
        for (var property : List.of("cmatrix", "r", "xl", "harm")) {
            var given = object.property(property);
            if (given.isPresent() && !isZero(given.get())) {
                findings.unfit(
                        given.get().span(),
                        "%s has %s".formatted(object.title(), property),
                        "a capacitor of a network is a bank of equal capacitances without resistance or reactance");
            }
        }
        var bank = bank(object);
        double kilovolts = object.number("kv", faults).orElse(12.47);
        int phases = (int) object.number("phases", faults).orElse(THREE);
        boolean isDelta = TransformerState.isDelta(object.text("conn").orElse("wye"));
        var bus = object.bus("bus1", faults);
        var other = object.bus("bus2", faults);
        if (bus.isEmpty() && object.property("bus1").isEmpty()) {
            findings.outOfRange(object, "bus1", object.title() + " does not say where it is", "bus1");
        }
        if (phases < 1 || phases > THREE) {
            findings.unfit(
                    object.declared(), object.title() + " has " + phases + " phases", "a network has up to three");
        }
        if (faults.errors() > before) {
            return;
        }
        boolean isPhaseToNeutral = !isDelta && phases > 1;
        double coilVoltage = (isPhaseToNeutral ? kilovolts / Math.sqrt(THREE) : kilovolts) * KILO;
        double reactive = bank.reactivePower(findings.frequency(), coilVoltage, phases);
        var near = bus.get().bus();
        var nodes = Nodes.of(bus.get(), phases, phases);
        if (other.isPresent() && !other.get().bus().equals(near)) {
            series(
                    object,
                    new Coils(near, nodes, other.get().bus(), Nodes.of(other.get(), phases, phases)),
                    coilVoltage,
                    reactive);
            return;
        }
        var far = other.map(each -> Nodes.of(each, 0, phases)).orElse(java.util.Collections.nCopies(phases, 0));
        shunt(object, new Coils(near, nodes, near, far), isDelta, reactive, kilovolts * KILO, bank.closed > 0);
    }

    /// Where the coils of an element of two terminals run.
    record Coils(String bus, List<Integer> nodes, String otherBus, List<Integer> otherNodes) {}

    private void series(DssObject object, Coils coils, double coilVoltage, double reactive) {
        double perCoil = reactive / coils.nodes.size();
        findings.record(
                        object,
                        () -> Reactor.series(
                                Findings.key(object.name()),
                                coils.bus,
                                coils.nodes,
                                coils.otherBus,
                                coils.otherNodes,
                                0,
                                -coilVoltage * coilVoltage / perCoil))
                .ifPresent(series::add);
    }

    private void shunt(
            DssObject object, Coils coils, boolean isDelta, double reactive, double rated, boolean isClosed) {
        var name = Findings.key(object.name());
        int far = coils.otherNodes.getFirst();
        boolean isOneCoil = !isDelta && coils.nodes.size() == 1 && far > 0 && far <= THREE;
        if (!isDelta && coils.otherNodes.stream().distinct().count() > 1) {
            findings.unfit(
                    object.declared(),
                    object.title() + " has its far ends at different nodes of its own bus",
                    "the coils of a bank in wye meet at one neutral");
            return;
        }
        findings.record(
                        object,
                        () -> isOneCoil
                                ? new Capacitor(
                                        name,
                                        coils.bus,
                                        List.of(coils.nodes.getFirst(), far),
                                        ConnectionKind.DELTA,
                                        reactive,
                                        rated,
                                        isClosed)
                                : new Capacitor(
                                        name,
                                        coils.bus,
                                        coils.nodes,
                                        isDelta ? ConnectionKind.DELTA : ConnectionKind.WYE,
                                        reactive,
                                        rated,
                                        isClosed,
                                        isDelta ? 0 : far))
                .ifPresent(shunts::add);
    }

    /// The steps of a bank.
    ///
    /// @param stepKilovars of each step if it is given by its power
    /// @param stepFarads of each step and phase if it is given by its capacitance
    /// @param counted steps that count: those closed, or all if none is
    private record Bank(Optional<Double> stepKilovars, double stepFarads, int closed, int counted) {
        /// In var, of all phases at rated voltage.
        double reactivePower(double frequency, double coilVoltage, int phases) {
            return counted
                    * stepKilovars
                            .map(each -> each * KILO)
                            .orElse(2 * Math.PI * frequency * stepFarads * coilVoltage * coilVoltage * phases);
        }
    }

    private Bank bank(DssObject object) {
        var faults = findings.faults();
        int steps = 1;
        Optional<Double> kilovars = Optional.of(1200.0);
        double farads = 0;
        double[] states = {};
        for (var property : object.properties()) {
            switch (property.name()) {
                case "numsteps" -> {
                    int wanted = (int) property.number(faults).orElse(1);
                    if (wanted < 1 || wanted > MOST_STEPS) {
                        findings.outOfRange(
                                object, "numsteps", object.title() + " has " + wanted + " steps", "1 to 100");
                    } else if (steps == 1 && wanted > 1) {
                        int divided = wanted;
                        kilovars = kilovars.map(each -> each / divided);
                        steps = wanted;
                    } else {
                        steps = wanted;
                    }
                }
                case "kvar" -> {
                    double[] each = property.numbers(faults).orElse(new double[0]);
                    if (each.length > 0) {
                        kilovars = Optional.of(each[0]);
                        if (Arrays.stream(each).anyMatch(step -> step != each[0])) {
                            findings.taken(object, "size of every step", "that of the first, as OpenDSS does");
                        }
                    }
                }
                case "cuf" -> {
                    double[] each = property.numbers(faults).orElse(new double[0]);
                    if (each.length > 0) {
                        kilovars = Optional.empty();
                        farads = each[0] * MICRO;
                    }
                }
                case "states" -> states = property.numbers(faults).orElse(new double[0]);
                default -> {}
            }
        }
        int closed = steps;
        for (int step = 0; step < Math.min(steps, states.length); step++) {
            closed -= states[step] == 0 ? 1 : 0;
        }
        if (closed > 0 && closed < steps) {
            findings.drop(
                    object.property("states").orElseThrow(),
                    object,
                    "%d of its %d steps are open, and a capacitor of a network is open or closed as a whole"
                            .formatted(steps - closed, steps));
        }
        return new Bank(kilovars, farads, closed, closed > 0 ? closed : steps);
    }

    private boolean isZero(DssProperty property) {
        var numbers = property.numbers(findings.faults());
        return numbers.isPresent() && Arrays.stream(numbers.get()).allMatch(each -> each == 0);
    }
}
