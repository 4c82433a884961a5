package org.gridlang.opendss.convert;

import java.util.List;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.VoltageLimits;

/// Loads: `New Load.671 Bus1=671.1.2.3 Phases=3 Conn=Delta Model=1 kV=4.16 kW=1155 kvar=660`.
final class Loads {
    private static final double KILO = 1e3;
    private static final int THREE = 3;
    private static final int ZIPV_LENGTH = 7;

    private final Findings findings;

    Loads(Findings findings) {
        this.findings = findings;
    }

    Optional<Load> load(DssObject object) {
        var faults = findings.faults();
        int before = faults.errors();
        var power = LoadPower.of(object, faults);
        var place = Placed.of(object, findings);
        double kilovolts = object.number("kv", faults).orElse(12.47);
        if (object.property("kv").isEmpty()) {
            findings.taken(object, "kv", "12.47");
        }
        var model = model(object);
        if (place.isEmpty() || model.isEmpty() || faults.errors() > before) {
            return Optional.empty();
        }
        double factor = KILO * factor(object);
        var at = place.get();
        return findings.record(
                object,
                () -> new Load(
                        Findings.key(object.name()),
                        at.bus(),
                        at.terminals(),
                        at.connection(),
                        power.kilowatts() * factor,
                        power.kilovars() * factor,
                        kilovolts * KILO,
                        model.get().active,
                        model.get().reactive,
                        at.neutral(),
                        model.get().limits));
    }

    /// Loads that are fixed or exempt do not follow the multiplier of all loads.
    private double factor(DssObject object) {
        var status = object.text("status").orElse("variable").strip().toLowerCase(java.util.Locale.ROOT);
        return status.startsWith("f") || status.startsWith("e")
                ? 1
                : findings.circuit().options().loadMultiplier();
    }

    private record Model(LoadShares active, LoadShares reactive, VoltageLimits limits) {}

    private Optional<Model> model(DssObject object) {
        var faults = findings.faults();
        double least = object.number("vlowpu", faults).orElse(0.50);
        double lowest = object.number("vminpu", faults).orElse(0.95);
        double highest = object.number("vmaxpu", faults).orElse(1.05);
        if (!(lowest >= 0) || !(lowest < highest)) {
            findings.outOfRange(
                    object,
                    "vminpu",
                    "%s keeps to its model from %s to %s pu"
                            .formatted(object.title(), Numbers.text(lowest), Numbers.text(highest)),
                    "vminpu from zero on and below vmaxpu");
            return Optional.empty();
        }
        var limits = new VoltageLimits(Math.max(0, Math.min(least, lowest)), lowest, highest);
        int number = (int) object.number("model", faults).orElse(1);
        return switch (number) {
            case 1 -> Optional.of(new Model(LoadShares.POWER, LoadShares.POWER, limits));
            case 2 -> Optional.of(new Model(LoadShares.IMPEDANCE, LoadShares.IMPEDANCE, limits));
            case 3 -> Optional.of(new Model(LoadShares.POWER, LoadShares.IMPEDANCE, limits));
            case 4 -> conservation(object, limits);
            case 5 -> Optional.of(new Model(LoadShares.CURRENT, LoadShares.CURRENT, limits));
            case 6 -> Optional.of(new Model(LoadShares.POWER, LoadShares.POWER, limits));
            case 7 -> Optional.of(new Model(LoadShares.POWER, LoadShares.IMPEDANCE, limits));
            case 8 -> mixture(object, limits);
            default -> {
                findings.outOfRange(
                        object,
                        "model",
                        "there is no load model " + number,
                        "1 to 8 (1 power, 2 impedance, 5 current, 8 zipv)");
                yield Optional.empty();
            }
        };
    }

    /// Model 4 has exponents: `P` as `V^CVRwatts`, `Q` as `V^CVRvars`, usually 1 and 2.
    private Optional<Model> conservation(DssObject object, VoltageLimits limits) {
        var active = ofExponent(object, "cvrwatts", 1);
        var reactive = ofExponent(object, "cvrvars", 2);
        return active.isEmpty() || reactive.isEmpty()
                ? Optional.empty()
                : Optional.of(new Model(active.get(), reactive.get(), limits));
    }

    private Optional<LoadShares> ofExponent(DssObject object, String property, double usual) {
        double exponent = object.number(property, findings.faults()).orElse(usual);
        if (exponent == 0) {
            return Optional.of(LoadShares.POWER);
        }
        if (exponent == 1) {
            return Optional.of(LoadShares.CURRENT);
        }
        if (exponent == 2) {
            return Optional.of(LoadShares.IMPEDANCE);
        }
        findings.unfit(
                object.property(property).map(each -> each.span()).orElse(object.declared()),
                "%s of %s is %s".formatted(property, object.title(), Numbers.text(exponent)),
                "the power of a network's load goes with the voltage to the power of 0, 1 or 2, or a mixture");
        return Optional.empty();
    }

    /// Model 8: `zipv=[z i p  z i p  v]`, shares of active, then of reactive power, and the voltage below which it
    /// drops
    /// out.
    private Optional<Model> mixture(DssObject object, VoltageLimits limits) {
        var zipv = object.numbers("zipv", findings.faults());
        if (zipv.isEmpty() || zipv.get().length != ZIPV_LENGTH) {
            findings.outOfRange(
                    object,
                    "zipv",
                    object.title() + " is of model 8 and has no zipv of seven numbers",
                    "zipv=[z i p z i p v], shares of impedance, current and power and a voltage");
            return Optional.empty();
        }
        double[] of = zipv.get();
        for (int first : List.of(0, THREE)) {
            double sum = of[first] + of[first + 1] + of[first + 2];
            if (Math.abs(sum - 1) > 1e-6) {
                findings.unfit(
                        object.property("zipv").orElseThrow().span(),
                        "the shares of %s add up to %s".formatted(object.title(), Numbers.text(sum)),
                        "they are shares of the power at rated voltage, and add up to 1");
                return Optional.empty();
            }
        }
        return findings.record(
                object,
                () -> new Model(
                        shares(of, 0),
                        shares(of, THREE),
                        new VoltageLimits(limits.least(), limits.lowest(), limits.highest(), Math.max(0, of[6]))));
    }

    /// Shares that add up to one exactly, the power's taking what rounding left.
    private static LoadShares shares(double[] of, int first) {
        return new LoadShares(1 - of[first] - of[first + 1], of[first + 1], of[first]);
    }

    /// Where an element with phases and a neutral meets its bus.
    ///
    /// @param neutral a terminal, or 0 for ground
    record Placed(String bus, List<Integer> terminals, ConnectionKind connection, int neutral) {
        static Optional<Placed> of(DssObject object, Findings findings) {
            var faults = findings.faults();
            var bus = object.bus("bus1", faults);
            int phases = (int) object.number("phases", faults).orElse(THREE);
            boolean isDelta = TransformerState.isDelta(object.text("conn").orElse("wye"));
            if (bus.isEmpty()) {
                if (object.property("bus1").isEmpty()) {
                    findings.outOfRange(object, "bus1", object.title() + " does not say where it is", "bus1");
                }
                return Optional.empty();
            }
            if (phases < 1 || phases > THREE || (isDelta && phases == 2)) {
                findings.unfit(
                        object.declared(),
                        "%s has %d phases%s".formatted(object.title(), phases, isDelta ? " in delta" : ""),
                        "a network has one, two or three phases to the neutral, and one or three pairs in delta");
                return Optional.empty();
            }
            boolean isClosedDelta = isDelta && phases == THREE;
            // One phase in delta has two conductors, of which the second is at ground unless it is named.
            var nodes = Nodes.of(bus.get(), phases, isClosedDelta ? phases : phases + 1);
            var terminals = nodes.subList(0, isDelta && phases == 1 ? 2 : phases);
            int neutral = isDelta ? 0 : nodes.get(phases);
            return placed(object, findings, bus.get().bus(), terminals, isDelta, neutral);
        }

        private static Optional<Placed> placed(
                DssObject object,
                Findings findings,
                String bus,
                List<Integer> terminals,
                boolean isDelta,
                int neutral) {
            if (terminals.size() == 1 && terminals.getFirst() == 0 && neutral != 0) {
                return Optional.of(new Placed(bus, List.of(neutral), ConnectionKind.WYE, 0));
            }
            if (isDelta && terminals.size() == 2 && terminals.contains(0)) {
                int live = Math.max(terminals.get(0), terminals.get(1));
                if (live > 0) {
                    return Optional.of(new Placed(bus, List.of(live), ConnectionKind.WYE, 0));
                }
            }
            if (terminals.contains(0)) {
                findings.unfit(
                        object.declared(),
                        object.title() + " has a phase at ground",
                        "each phase of it has a node of its own");
                return Optional.empty();
            }
            if (terminals.size() == 1 && neutral > 0 && neutral <= THREE) {
                return Optional.of(new Placed(bus, List.of(terminals.getFirst(), neutral), ConnectionKind.DELTA, 0));
            }
            return Optional.of(new Placed(
                    bus, List.copyOf(terminals), isDelta ? ConnectionKind.DELTA : ConnectionKind.WYE, neutral));
        }
    }
}
