package org.gridlang.opendss.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// Transformers and tap controls in the language: `transformer sub from "sourcebus" phases acb to "650" phases acb {
/// connection: "delta-wye", ... }`.
final class GridTransformers {
    private static final int MOST_PHASES = 3;
    private static final int NEUTRAL = 4;

    private final List<String> unsaid;

    /// One side: a winding, or the two halves of a centre tap.
    private record Side(String bus, String phases, String connection, double voltage, Neutral neutral) {}

    GridTransformers(List<String> unsaid) {
        this.unsaid = unsaid;
    }

    /// The letters of terminals: `abc`, `n` for 4; empty if there is a terminal without a letter.
    static Optional<String> letters(List<Integer> terminals) {
        var letters = new StringBuilder();
        for (int terminal : terminals) {
            if (terminal > NEUTRAL) {
                return Optional.empty();
            }
            letters.append("abcn".charAt(terminal - 1));
        }
        return Optional.of(letters.toString());
    }

    String transformer(Transformer transformer) {
        var sides = sides(transformer);
        if (sides.isEmpty()) {
            unsaid.add("transformer %s has a winding that the language cannot describe".formatted(transformer.name()));
            return "";
        }
        var all = sides.get();
        var from = all.get(0);
        var to = all.get(1);
        for (var further : all.subList(2, all.size())) {
            if (!further.phases.equals(to.phases) || !Neutral.NONE.equals(simple(further.neutral))) {
                unsaid.add("transformer %s has a third side with phases or a neutral of its own"
                        .formatted(transformer.name()));
            }
        }
        boolean isAlike = from.phases.equals(to.phases);
        return "transformer %s from %s%s to %s phases %s { %s }\n"
                .formatted(
                        GridNames.of(transformer.name()),
                        GridNames.quoted(from.bus),
                        isAlike ? "" : " phases " + from.phases,
                        GridNames.quoted(to.bus),
                        to.phases,
                        entries(transformer, all));
    }

    /// Grounded, floating or none: what the name of the connection says already.
    private static Neutral simple(Neutral neutral) {
        return neutral.resistance() == 0 && neutral.reactance() == 0 ? Neutral.NONE : neutral;
    }

    private static String entries(Transformer transformer, List<Side> sides) {
        var entries = new ArrayList<String>();
        entries.add("connection: "
                + GridNames.quoted(sides.stream().map(Side::connection).collect(Collectors.joining("-"))));
        if (sides.size() > 2) {
            entries.add("also_to: "
                    + list(sides.subList(2, sides.size()).stream()
                            .map(each -> GridNames.quoted(each.bus))
                            .toList()));
        }
        entries.add("voltages: "
                + list(sides.stream()
                        .map(each -> GridQuantities.voltage(each.voltage))
                        .toList()));
        var windings = transformer.windings();
        double power = windings.getFirst().ratedPower();
        entries.add("rating: " + GridQuantities.power(power, "VA"));
        if (windings.stream().anyMatch(each -> each.ratedPower() != power)) {
            entries.add("ratings: "
                    + list(windings.stream()
                            .map(each -> GridQuantities.power(each.ratedPower(), "VA"))
                            .toList()));
        }
        var pairs = transformer.leakageReactances();
        entries.add(
                pairs.size() == 1
                        ? "reactance: " + GridQuantities.ratio(pairs.getFirst())
                        : "reactances: "
                                + list(pairs.stream().map(GridQuantities::ratio).toList()));
        double resistance = windings.getFirst().resistance();
        boolean isOne = windings.size() == 2 && windings.get(1).resistance() == resistance;
        entries.add(
                isOne
                        ? "resistance: " + GridQuantities.ratio(2 * resistance)
                        : "resistances: "
                                + list(windings.stream()
                                        .map(each -> GridQuantities.ratio(each.resistance()))
                                        .toList()));
        neutral("from_neutral", sides.get(0)).ifPresent(entries::add);
        neutral("to_neutral", sides.get(1)).ifPresent(entries::add);
        if (transformer.noLoadLoss() != 0) {
            entries.add("no_load_loss: " + GridQuantities.ratio(transformer.noLoadLoss()));
        }
        if (transformer.magnetisingCurrent() != 0) {
            entries.add("magnetising_current: " + GridQuantities.ratio(transformer.magnetisingCurrent()));
        }
        if (transformer.antiFloatShunt() != 1e-6) {
            entries.add("anti_float: " + GridQuantities.ratio(transformer.antiFloatShunt()));
        }
        return String.join(", ", entries);
    }

    private static Optional<String> neutral(String entry, Side side) {
        var neutral = side.neutral;
        return neutral.resistance() == 0 && neutral.reactance() == 0
                ? Optional.empty()
                : Optional.of("%s: [%s, %s]"
                        .formatted(
                                entry,
                                GridQuantities.with(neutral.resistance(), "ohm"),
                                GridQuantities.with(neutral.reactance(), "ohm")));
    }

    static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    private static Optional<List<Side>> sides(Transformer transformer) {
        var sides = new ArrayList<Side>();
        var windings = transformer.windings();
        for (int k = 0; k < windings.size(); k++) {
            var winding = windings.get(k);
            boolean isTapped = k > 0 && k + 1 < windings.size() && isCentreTap(winding, windings.get(k + 1));
            var side = isTapped ? centreTap(winding, windings.get(k + 1)) : side(winding);
            if (side.isEmpty()) {
                return Optional.empty();
            }
            sides.add(side.get());
            k += isTapped ? 1 : 0;
        }
        return sides.size() < 2 ? Optional.empty() : Optional.of(sides);
    }

    /// Two coils of one voltage that meet at the neutral, the second the other way round.
    private static boolean isCentreTap(Winding first, Winding second) {
        boolean isOfOneBus = first.bus().equals(second.bus())
                && first.coils() == 1
                && second.coils() == 1
                && first.ratedVoltage() * first.tap() == second.ratedVoltage() * second.tap()
                && first.connection() == second.connection();
        if (!isOfOneBus) {
            return false;
        }
        return switch (first.connection()) {
            case WYE -> first.grounded() && second.grounded() && !first.reversed() && second.reversed();
            case DELTA ->
                first.terminals().get(1) == NEUTRAL && second.terminals().get(0) == NEUTRAL;
        };
    }

    private static Optional<Side> centreTap(Winding first, Winding second) {
        boolean isOut = first.connection() == ConnectionKind.DELTA;
        int other = isOut ? second.terminals().get(1) : second.terminals().get(0);
        return letters(List.of(first.terminals().get(0), other))
                .map(letters -> new Side(
                        first.bus(),
                        letters + (isOut ? "n" : ""),
                        "centre tap",
                        first.ratedVoltage() * first.tap(),
                        Neutral.GROUNDED));
    }

    /// A tap that no control moves is part of the rated voltage.
    private static Optional<Side> side(Winding winding) {
        boolean isPhases = winding.terminals().stream().allMatch(each -> each <= MOST_PHASES);
        if (winding.reversed()) {
            return Optional.empty();
        }
        double voltage = winding.ratedVoltage() * winding.tap();
        if (winding.connection() == ConnectionKind.DELTA) {
            // A coil from a phase to the neutral is one of a wye whose neutral is brought out.
            if (winding.terminals().size() == 2 && winding.terminals().get(1) == NEUTRAL) {
                return letters(winding.terminals())
                        .map(letters -> new Side(winding.bus(), letters, "wye", voltage, Neutral.at(NEUTRAL)));
            }
            return isPhases
                    ? letters(winding.terminals())
                            .map(letters -> new Side(winding.bus(), letters, "delta", voltage, Neutral.NONE))
                    : Optional.empty();
        }
        var neutral = winding.neutral();
        var isOut = neutral.kind() == Neutral.Kind.TERMINAL;
        if (!isPhases || (isOut && neutral.terminal() != NEUTRAL) || (winding.floats() && winding.coils() != 3)) {
            return Optional.empty();
        }
        return letters(winding.terminals())
                .map(letters -> new Side(
                        winding.bus(),
                        letters + (isOut ? "n" : ""),
                        winding.floats() ? "ungrounded wye" : "wye",
                        voltage,
                        neutral));
    }

    String tapControl(Regulator regulator) {
        var control = regulator.control();
        var entries = new ArrayList<String>();
        entries.add("transformer: " + GridNames.of(regulator.transformer()));
        entries.add("winding: " + (regulator.winding() + 1));
        entries.add("tap: " + regulator.tapNumber());
        if (regulator.taps().steps() != 32) {
            entries.add("steps: " + regulator.taps().steps());
        }
        if (regulator.taps().lowest() != 0.9) {
            entries.add("lowest_ratio: " + Decimals.text(regulator.taps().lowest()));
        }
        if (regulator.taps().highest() != 1.1) {
            entries.add("highest_ratio: " + Decimals.text(regulator.taps().highest()));
        }
        entries.add("target: " + GridQuantities.voltage(control.voltage()));
        entries.add("bandwidth: " + GridQuantities.voltage(control.band()));
        entries.add("pt_ratio: " + Decimals.text(control.potentialRatio()));
        entries.add("ct_rating: " + GridQuantities.with(control.currentPrimary(), "A"));
        entries.add("r: " + GridQuantities.voltage(control.resistance()));
        entries.add("x: " + GridQuantities.voltage(control.reactance()));
        if (control.delay() != 15) {
            entries.add("delay: " + GridQuantities.with(control.delay(), "s"));
        }
        if (control.maxTapChange() != 16) {
            entries.add("most_taps: " + control.maxTapChange());
        }
        if (!control.phase().equals(MonitoredPhase.FIRST)) {
            entries.add("watches: " + GridNames.quoted(watched(control.phase())));
        }
        var bus = control.regulatedBus();
        if (bus != null) {
            entries.add("regulated_bus: " + GridNames.quoted(bus));
        }
        return "tap_control %s { %s }\n".formatted(GridNames.of(regulator.name()), String.join(", ", entries));
    }

    static String watched(MonitoredPhase phase) {
        return phase.choice() == MonitoredPhase.Choice.PHASE
                ? Integer.toString(phase.phase())
                : phase.choice().name().toLowerCase(Locale.ROOT);
    }
}
