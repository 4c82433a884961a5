package org.gridlang.opendss.convert;

import java.util.Locale;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.VoltageLimits;

/// Generators, photovoltaic systems and storage as constant power: `New Generator.g1 Bus1=650 kV=4.16 kW=500 pf=1`.
final class Generators {
    private static final double KILO = 1e3;

    private final Findings findings;

    Generators(Findings findings) {
        this.findings = findings;
    }

    /// @param kilowatts delivered
    private record Output(double kilowatts, double kilovars) {}

    /// The generator; empty if it delivers nothing or has a fault.
    Optional<Generator> generator(DssObject object) {
        var faults = findings.faults();
        int before = faults.errors();
        var output = switch (object.kind()) {
            case PVSYSTEM -> photovoltaic(object);
            case STORAGE -> storage(object);
            default -> machine(object);
        };
        var place = Loads.Placed.of(object, findings);
        if (output.isEmpty() || place.isEmpty() || faults.errors() > before) {
            return Optional.empty();
        }
        double kilovolts = object.number("kv", faults).orElse(12.47);
        double lowest = object.number("vminpu", faults).orElse(0.9);
        double highest = object.number("vmaxpu", faults).orElse(1.1);
        var at = place.get();
        return findings.record(
                object,
                () -> new Generator(
                        Findings.key(object.name()),
                        at.bus(),
                        at.terminals(),
                        at.connection(),
                        output.get().kilowatts * KILO,
                        output.get().kilovars * KILO,
                        kilovolts * KILO,
                        at.neutral(),
                        new VoltageLimits(0, lowest, highest)));
    }

    private Optional<Output> machine(DssObject object) {
        var faults = findings.faults();
        int model = (int) object.number("model", faults).orElse(1);
        boolean isPower = model == 1 || model == 4 || model == 5;
        if (!isPower) {
            findings.unfit(
                    object.property("model").map(DssProperty::span).orElse(object.declared()),
                    "%s is a generator of model %d".formatted(object.title(), model),
                    "a generator of a network delivers constant power (model 1, 4 or 5)");
            return Optional.empty();
        }
        double kilowatts = 1000;
        double factor = 0.88;
        double kilovars = 60;
        for (var property : object.properties()) {
            switch (property.name()) {
                case "kw" -> {
                    kilowatts = property.number(faults).orElse(kilowatts);
                    kilovars = reactive(kilowatts, factor);
                }
                case "pf" -> {
                    factor = property.number(faults).orElse(factor);
                    kilovars = reactive(kilowatts, factor);
                }
                case "kvar" -> {
                    kilovars = property.number(faults).orElse(kilovars);
                    double apparent = Math.hypot(kilowatts, kilovars);
                    factor = apparent == 0 ? factor : Math.copySign(kilowatts / apparent, kilowatts * kilovars);
                }
                default -> {}
            }
        }
        if (object.property("pf").isEmpty() && object.property("kvar").isEmpty()) {
            findings.taken(object, "power factor", "0.88");
        }
        return Optional.of(new Output(kilowatts, kilovars));
    }

    private static double reactive(double kilowatts, double factor) {
        double size = kilowatts * Math.sqrt(Math.max(0, 1 / (factor * factor) - 1));
        return factor == 0 ? 0 : Math.copySign(1, factor) * size;
    }

    /// At the irradiance given, without losses that depend on temperature or power.
    private Optional<Output> photovoltaic(DssObject object) {
        var faults = findings.faults();
        for (var curve : java.util.List.of("effcurve", "p-tcurve")) {
            object.property(curve)
                    .ifPresent(each -> findings.drop(each, object, "the efficiency is taken to be one at every power"));
        }
        double peak = object.number("pmpp", faults).orElse(500);
        double apparent = object.number("kva", faults).orElse(500);
        double power = Math.min(peak * object.number("irradiance", faults).orElse(1), apparent);
        double factor = object.number("pf", faults).orElse(1);
        var kilovars = object.number("kvar", faults);
        double reactive = kilovars.isPresent() ? kilovars.getAsDouble() : reactive(power, factor);
        double room = Math.sqrt(Math.max(0, apparent * apparent - power * power));
        return Optional.of(new Output(power, Math.clamp(reactive, -room, room)));
    }

    private Optional<Output> storage(DssObject object) {
        var faults = findings.faults();
        var state = object.text("state").orElse("idling").strip().toLowerCase(Locale.ROOT);
        if (state.startsWith("i")) {
            findings.drop(object, "it idles");
            return Optional.empty();
        }
        double rated = object.number("kwrated", faults).orElse(25);
        boolean isCharging = state.startsWith("c");
        double percent =
                object.number(isCharging ? "%charge" : "%discharge", faults).orElse(100);
        double power = object.number("kw", faults).orElse((isCharging ? -1 : 1) * rated * percent / 100);
        var kilovars = object.number("kvar", faults);
        return Optional.of(new Output(
                power,
                kilovars.orElse(reactive(power, object.number("pf", faults).orElse(1)))));
    }
}
