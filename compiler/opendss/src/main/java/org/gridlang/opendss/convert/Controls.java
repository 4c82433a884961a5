package org.gridlang.opendss.convert;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.CapacitorControl.BranchEnd;
import org.gridlang.runtime.network.CapacitorControl.BranchKind;
import org.gridlang.runtime.network.CapacitorControl.Quantity;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.TapRange;
import org.jspecify.annotations.Nullable;

/// Controls of regulators and capacitors: `New RegControl.reg1 transformer=Reg1 winding=2 vreg=122 band=2 ptratio=20`.
final class Controls {
    /// A ratio so much off a step, in steps, stands between two taps.
    private static final double OFF_STEP = 1e-3;

    private final Findings findings;
    private final Transformers transformers;

    Controls(Findings findings, Transformers transformers) {
        this.findings = findings;
        this.transformers = transformers;
    }

    Optional<Regulator> regulator(DssObject object) {
        var faults = findings.faults();
        int before = faults.errors();
        var named = object.property("transformer");
        if (named.isEmpty()) {
            findings.outOfRange(object, "transformer", object.title() + " acts on no transformer", "transformer=");
            return Optional.empty();
        }
        var found = findings.find(DssClass.TRANSFORMER, named.get());
        if (found.isPresent() && !found.get().enabled()) {
            findings.drop(object, found.get().title() + ", on which it acts, is disabled");
            return Optional.empty();
        }
        var state = found.flatMap(each -> transformers.state(each.name()));
        if (state.isEmpty()) {
            return Optional.empty();
        }
        int winding = (int) object.number("winding", faults).orElse(1);
        int tapped = (int) object.number("tapwinding", faults).orElse(winding);
        if (winding < 1 || winding > state.get().windings.size() || tapped != winding) {
            findings.outOfRange(
                    object,
                    tapped == winding ? "winding" : "tapwinding",
                    tapped == winding
                            ? "%s has no winding %d".formatted(found.get().title(), winding)
                            : "%s watches winding %d and taps winding %d".formatted(object.title(), winding, tapped),
                    tapped == winding
                            ? "1 to " + state.get().windings.size()
                            : "the same winding; a network's regulator watches the one it taps");
            return Optional.empty();
        }
        for (var property : List.of("reversible", "inversetime", "cogen")) {
            object.property(property)
                    .filter(each -> each.flag(faults).orElse(false))
                    .ifPresent(each -> findings.drop(each, object, "a network's regulator does not know it"));
        }
        for (var property : List.of("vlimit", "ldc_z")) {
            object.property(property)
                    .filter(each -> each.number(faults).orElse(0) != 0)
                    .ifPresent(each -> findings.drop(each, object, "a network's regulator does not know it"));
        }
        var control = control(object);
        var read = state.get().windings.get(winding - 1);
        if (faults.errors() > before || control.isEmpty()) {
            return Optional.empty();
        }
        return findings.record(object, () -> {
            var range = new TapRange(read.lowestTap, read.highestTap, read.taps);
            return new Regulator(
                    Findings.key(object.name()),
                    Findings.key(found.get().name()),
                    winding - 1,
                    tap(object, range, read.tap),
                    control.get(),
                    range);
        });
    }

    /// The tap that the control says, else that of the winding.
    private int tap(DssObject object, TapRange range, double ratio) {
        var number = object.number("tapnum", findings.faults());
        if (number.isPresent()) {
            return (int) number.getAsDouble();
        }
        int nearest = range.nearest(ratio);
        if (Math.abs(range.ratio(nearest) - ratio) > OFF_STEP * range.step()) {
            findings.faults()
                    .add(Diagnostic.warning(
                                    Code.O204,
                                    object.declared(),
                                    "the ratio %s stands between two taps of %s"
                                            .formatted(Numbers.text(ratio), object.title()))
                            .note("taken", "tap %d, %s".formatted(nearest, Numbers.text(range.ratio(nearest)))));
        }
        return nearest;
    }

    private Optional<Regulator.Control> control(DssObject object) {
        var faults = findings.faults();
        var bus = object.bus("bus", faults);
        var phase = phase(object, "ptphase");
        // A regulated bus with a node says which phase, as well.
        var node = bus.map(each -> each.nodes()).filter(each -> !each.isEmpty()).map(each -> each.getFirst());
        return findings.record(
                object,
                () -> new Regulator.Control(
                        object.number("vreg", faults).orElse(120),
                        object.number("band", faults).orElse(3),
                        object.number("ptratio", faults).orElse(60),
                        object.number("ctprim", faults).orElse(300),
                        object.number("r", faults).orElse(0),
                        object.number("x", faults).orElse(0),
                        object.number("delay", faults).orElse(15),
                        (int) object.number("maxtapchange", faults).orElse(16),
                        node.filter(each -> each > 0).map(MonitoredPhase::of).orElse(phase),
                        bus.map(each -> each.bus()).orElse(null)));
    }

    private static MonitoredPhase phase(DssObject object, String property) {
        var word = object.text(property).orElse("1").strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("max")) {
            return MonitoredPhase.HIGHEST;
        }
        if (word.startsWith("min")) {
            return MonitoredPhase.LOWEST;
        }
        if (word.startsWith("av")) {
            return MonitoredPhase.AVERAGE;
        }
        return word.matches("[1-9]") ? MonitoredPhase.of(word.charAt(0) - '0') : MonitoredPhase.FIRST;
    }

    /// @param capacitors those that are shunts of the network, by name
    Optional<CapacitorControl> capacitorControl(DssObject object, java.util.Set<String> capacitors) {
        var faults = findings.faults();
        int before = faults.errors();
        var named = object.property("capacitor");
        if (named.isEmpty()) {
            findings.outOfRange(object, "capacitor", object.title() + " acts on no capacitor", "capacitor=");
            return Optional.empty();
        }
        var found = findings.find(DssClass.CAPACITOR, named.get());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!capacitors.contains(Findings.key(found.get().name()))) {
            findings.drop(object, found.get().title() + ", on which it acts, is no shunt of the network");
            return Optional.empty();
        }
        var quantity = quantity(object);
        var branch = branch(object);
        if (quantity.isEmpty() || branch.isEmpty() || faults.errors() > before) {
            return Optional.empty();
        }
        double unit = switch (quantity.get()) {
            case REACTIVE_POWER -> 1e3;
            case TIME -> 3600;
            case VOLTAGE, CURRENT, POWER_FACTOR -> 1;
        };
        boolean overrides = object.flag("voltoverride", faults).orElse(false);
        return findings.record(
                object,
                () -> new CapacitorControl(
                        Findings.key(object.name()),
                        Findings.key(found.get().name()),
                        branch.get().end,
                        quantity.get(),
                        object.number("onsetting", faults).orElse(300) * unit,
                        object.number("offsetting", faults).orElse(200) * unit,
                        object.number("ptratio", faults).orElse(60),
                        object.number("ctratio", faults).orElse(60),
                        phase(object, "ptphase"),
                        phase(object, "ctphase"),
                        object.number("delay", faults).orElse(15),
                        object.number("delayoff", faults).orElse(15),
                        object.number("deadtime", faults).orElse(300),
                        overrides
                                ? new CapacitorControl.VoltageOverride(
                                        object.number("vmin", faults).orElse(115),
                                        object.number("vmax", faults).orElse(126))
                                : null));
    }

    private Optional<Quantity> quantity(DssObject object) {
        var word = object.text("type").orElse("current").strip().toLowerCase(Locale.ROOT);
        return switch (word.isEmpty() ? '?' : word.charAt(0)) {
            case 'c' -> Optional.of(Quantity.CURRENT);
            case 'v' -> Optional.of(Quantity.VOLTAGE);
            case 'k' -> Optional.of(Quantity.REACTIVE_POWER);
            case 't' -> Optional.of(Quantity.TIME);
            case 'p' -> Optional.of(Quantity.POWER_FACTOR);
            default -> {
                findings.unfit(
                        object.property("type").map(DssProperty::span).orElse(object.declared()),
                        "%s is a control of type %s".formatted(object.title(), word),
                        "a network's control watches current, voltage, kvar, pf or time");
                yield Optional.empty();
            }
        };
    }

    private record Watched(@Nullable BranchEnd end) {}

    private Optional<Watched> branch(DssObject object) {
        var element = object.text("element").orElse("").strip().toLowerCase(Locale.ROOT);
        if (element.isEmpty()) {
            return Optional.of(new Watched(null));
        }
        int end = (int) object.number("terminal", findings.faults()).orElse(1) - 1;
        int dot = element.indexOf('.');
        var name = element.substring(dot + 1);
        var kind = dot < 0 ? "" : element.substring(0, dot);
        if (kind.equals("line") || kind.equals("transformer")) {
            var type = kind.equals("line") ? DssClass.LINE : DssClass.TRANSFORMER;
            var place = object.property("element").orElseThrow().span();
            return findings.find(type, name, place)
                    .map(each -> new Watched(new BranchEnd(
                            kind.equals("line") ? BranchKind.LINE : BranchKind.TRANSFORMER, name, Math.max(0, end))));
        }
        // A capacitor that watches its own terminals watches its bus.
        if (kind.equals("capacitor")) {
            return Optional.of(new Watched(null));
        }
        findings.unfit(
                object.property("element").orElseThrow().span(),
                "%s watches %s".formatted(object.title(), element),
                "a network's control watches a line or a transformer");
        return Optional.empty();
    }
}
