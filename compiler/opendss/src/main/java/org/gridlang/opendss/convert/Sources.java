package org.gridlang.opendss.convert;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.runtime.network.Source;

/// The source that comes with a circuit: `New Circuit.c basekv=115 pu=1.0001 angle=30 MVAsc3=20000 MVAsc1=21000`.
final class Sources {
    private static final double KILO = 1e3;

    private final Findings findings;

    private double kilovolts = 115;
    private double perUnit = 1;
    private double degrees;
    private double shortCircuit3 = 2000;
    private double shortCircuit1 = 2100;
    private double current3 = 10_000;
    private double current1 = 10_540;
    private double x1r1 = 4;
    private double x0r0 = 3;
    private double megavoltamperes = 100;
    private double[] z1 = {1.65, 6.6};
    private double[] z0 = {1.9, 5.7};
    private boolean isPerUnit;
    private boolean hasZ0;
    private Given given = Given.POWER;

    /// From what the impedance follows.
    private enum Given {
        POWER,
        CURRENT,
        IMPEDANCE
    }

    Sources(Findings findings) {
        this.findings = findings;
    }

    Optional<Source> source() {
        var sources = findings.circuit().enabled(DssClass.VSOURCE);
        if (sources.isEmpty()) {
            findings.faults()
                    .add(Diagnostic.error(
                                    Code.O203,
                                    findings.circuit().declared(),
                                    "the circuit has no source that is enabled")
                            .note("why", "without one, nothing has a voltage"));
            return Optional.empty();
        }
        for (var further : sources.subList(1, sources.size())) {
            findings.faults()
                    .add(Diagnostic.error(
                                    Code.O203,
                                    further.declared(),
                                    further.title() + " is a second source, and a network has one")
                            .also(sources.getFirst().declared(), "the first"));
        }
        return sources.size() > 1 ? Optional.empty() : read(sources.getFirst());
    }

    private Optional<Source> read(DssObject object) {
        int before = findings.faults().errors();
        object.properties().forEach(this::assign);
        var faults = findings.faults();
        double phases = object.number("phases", faults).orElse(3);
        var bus = object.bus("bus1", faults);
        if (bus.isEmpty() && object.property("bus1").isEmpty()) {
            findings.taken(object, "bus", "sourcebus");
        }
        var nodes = bus.map(each -> Nodes.of(each, 3, 3)).orElse(List.of(1, 2, 3));
        if (phases != 3
                || !nodes.equals(List.of(1, 2, 3))
                || object.property("bus2").isPresent()) {
            findings.unfit(
                    object.declared(),
                    object.title() + " is not a source of three phases to ground at the nodes 1, 2 and 3",
                    "a network is fed by three phases");
            return Optional.empty();
        }
        if (!(kilovolts > 0) || !(perUnit > 0)) {
            findings.outOfRange(
                    object,
                    kilovolts > 0 ? "pu" : "basekv",
                    object.title() + " has no voltage",
                    "basekv and pu above zero");
            return Optional.empty();
        }
        if (given == Given.POWER
                && object.property("mvasc3").isEmpty()
                && object.property("mvasc1").isEmpty()) {
            findings.taken(object, "short-circuit power", "2000 MVA with three phases, 2100 MVA with one");
        }
        impedance();
        if (faults.errors() > before) {
            return Optional.empty();
        }
        return findings.record(
                object,
                () -> new Source(
                        bus.map(each -> each.bus()).orElse("sourcebus"),
                        kilovolts * KILO,
                        perUnit,
                        Math.toRadians(degrees),
                        z1[0],
                        z1[1],
                        z0[0],
                        z0[1]));
    }

    private void assign(DssProperty property) {
        var faults = findings.faults();
        switch (property.name()) {
            case "z1", "puz1" ->
                property.numbers(faults).ifPresent(value -> {
                    z1 = pair(value);
                    z0 = hasZ0 ? z0 : z1.clone();
                    isPerUnit = property.name().startsWith("pu");
                    given = Given.IMPEDANCE;
                });
            case "z0", "puz0" ->
                property.numbers(faults).ifPresent(value -> {
                    z0 = pair(value);
                    hasZ0 = true;
                    given = Given.IMPEDANCE;
                });
            case "z2", "puz2" ->
                findings.unfit(
                        property.span(),
                        "the source has a negative-sequence impedance of its own",
                        "a network's source has the same impedance in positive and negative sequence");
            case "basekv",
                    "pu",
                    "angle",
                    "mvasc3",
                    "mvasc1",
                    "isc3",
                    "isc1",
                    "x1r1",
                    "x0r0",
                    "basemva",
                    "r1",
                    "x1",
                    "r0",
                    "x0" -> property.number(faults).ifPresent(value -> assign(property.name(), value));
            case "model" -> {
                if (property.value().strip().toLowerCase(java.util.Locale.ROOT).startsWith("i")) {
                    findings.unfit(
                            property.span(),
                            "the source is ideal",
                            "a network's source has an impedance; a small R1 and X1 do the same");
                }
            }
            default -> {}
        }
    }

    private void assign(String property, double value) {
        switch (property) {
            case "basekv" -> kilovolts = value;
            case "pu" -> perUnit = value;
            case "angle" -> degrees = value;
            case "mvasc3" -> shortCircuit3 = given(Given.POWER, value);
            case "mvasc1" -> shortCircuit1 = given(Given.POWER, value);
            case "isc3" -> current3 = given(Given.CURRENT, value);
            case "isc1" -> current1 = given(Given.CURRENT, value);
            case "x1r1" -> x1r1 = value;
            case "x0r0" -> x0r0 = value;
            case "basemva" -> megavoltamperes = value;
            case "r1" -> z1[0] = given(Given.IMPEDANCE, value);
            case "x1" -> z1[1] = given(Given.IMPEDANCE, value);
            case "r0" -> z0[0] = given(Given.IMPEDANCE, value);
            default -> z0[1] = given(Given.IMPEDANCE, value);
        }
    }

    private double given(Given what, double value) {
        given = what;
        return value;
    }

    private static double[] pair(double[] value) {
        return new double[] {value.length > 0 ? value[0] : 0, value.length > 1 ? value[1] : 0};
    }

    /// Sequence impedances in ohm. From short-circuit powers, `|Z1| = kV^2 / MVA3` and `|2 Z1 + Z0| = 3 kV^2 / MVA1`,
    /// with
    /// the ratios X/R given.
    private void impedance() {
        double square = kilovolts * kilovolts;
        if (given == Given.IMPEDANCE) {
            if (isPerUnit) {
                double base = square / megavoltamperes;
                z1 = new double[] {z1[0] * base, z1[1] * base};
                z0 = new double[] {z0[0] * base, z0[1] * base};
            }
            return;
        }
        double power3 = given == Given.POWER ? shortCircuit3 : Math.sqrt(3) * kilovolts * current3 / KILO;
        double power1 = given == Given.POWER ? shortCircuit1 : Math.sqrt(3) * kilovolts * current1 / KILO;
        double x1 = square / power3 / Math.sqrt(1 + 1 / (x1r1 * x1r1));
        double r1 = x1 / x1r1;
        double total = 3 * square / power1;
        double a = 1 + x0r0 * x0r0;
        double b = 4 * (r1 + x1 * x0r0);
        double c = 4 * (r1 * r1 + x1 * x1) - total * total;
        double r0 = Math.max(0, (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a));
        z1 = new double[] {r1, x1};
        z0 = new double[] {r0, r0 * x0r0};
    }
}
