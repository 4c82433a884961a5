package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridlang.opendss.circuit.BusNodes;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.jspecify.annotations.Nullable;

/// A transformer, or the code of one, while its properties are read in order: `windings=` begins all windings anew, the
/// rating of winding 1 is that of the others until they have their own, `%loadloss` divides over windings 1 and 2.
final class TransformerState {
    /// More windings than any transformer has.
    static final int MOST_WINDINGS = 10;

    private static final double PERCENT = 0.01;
    private static final double USUAL_RESISTANCE = 0.002;

    private final Findings findings;

    int phases = 3;
    List<WindingState> windings = new ArrayList<>(List.of(new WindingState(), new WindingState()));
    double xhl = 0.07;
    double xht = 0.35;
    double xlt = 0.30;
    double @Nullable [] reactances;
    double noLoadLoss;
    double magnetising;
    double antiFloat = 1e-6;
    boolean leads;
    boolean hasResistance;
    boolean hasReactance;

    /// One winding, with the values of OpenDSS that are not said. A resistance is a fraction of the rating of winding
    /// 1.
    static final class WindingState {
        @Nullable
        BusNodes bus;

        boolean isDelta;
        double kilovolts = 12.47;
        double kilovoltamperes = 1000;
        double tap = 1;
        double resistance = USUAL_RESISTANCE;
        double neutralResistance = -1;
        double neutralReactance;
        double lowestTap = 0.9;
        double highestTap = 1.1;
        int taps = 32;

        WindingState copy() {
            var copy = new WindingState();
            copy.bus = bus;
            copy.isDelta = isDelta;
            copy.kilovolts = kilovolts;
            copy.kilovoltamperes = kilovoltamperes;
            copy.tap = tap;
            copy.resistance = resistance;
            copy.neutralResistance = neutralResistance;
            copy.neutralReactance = neutralReactance;
            copy.lowestTap = lowestTap;
            copy.highestTap = highestTap;
            copy.taps = taps;
            return copy;
        }
    }

    TransformerState(Findings findings) {
        this.findings = findings;
    }

    /// The transformer, with faults of values reported.
    static TransformerState of(DssObject object, Findings findings) {
        var state = new TransformerState(findings);
        state.read(object);
        return state;
    }

    private void read(DssObject object) {
        // Arrays over the windings are there as one assignment each, too, which differ from single ones in `kva`.
        var arrays = new ArrayList<DssProperty>();
        object.properties().stream().filter(each -> each.name().equals("kvas")).forEach(arrays::add);
        for (var property : object.properties()) {
            boolean isOfArray = arrays.stream()
                    .anyMatch(
                            each -> each.span().source().equals(property.span().source())
                                    && each.span().start() <= property.span().start()
                                    && property.span().end() <= each.span().end());
            assign(object, property, isOfArray);
        }
    }

    private void assign(DssObject object, DssProperty property, boolean isOfArray) {
        var faults = findings.faults();
        if (property.winding() > windings.size()) {
            findings.unfit(
                    property.span(),
                    "%s has %d windings, not %d".formatted(object.title(), windings.size(), property.winding()),
                    "windings= says how many there are, and comes before them");
            return;
        }
        if (property.winding() > 0) {
            assign(property, windings.get(property.winding() - 1), isOfArray);
            return;
        }
        switch (property.name()) {
            case "phases" -> property.number(faults).ifPresent(value -> phases = (int) value);
            case "windings" -> property.number(faults).ifPresent(value -> windings(object, value));
            case "xhl", "x12" -> property.number(faults).ifPresent(value -> xhl = reactance(value, 7));
            case "xht", "x13" -> property.number(faults).ifPresent(value -> xht = reactance(value, 35));
            case "xlt", "x23" -> property.number(faults).ifPresent(value -> xlt = reactance(value, 30));
            case "xscarray" -> property.numbers(faults).ifPresent(this::reactances);
            case "%loadloss" ->
                property.number(faults).ifPresent(value -> {
                    hasResistance = true;
                    windings.get(0).resistance = value / 2 * PERCENT;
                    windings.get(1).resistance = value / 2 * PERCENT;
                });
            case "%noloadloss" -> property.number(faults).ifPresent(value -> noLoadLoss = value * PERCENT);
            case "%imag" -> property.number(faults).ifPresent(value -> magnetising = value * PERCENT);
            case "ppm_antifloat" -> property.number(faults).ifPresent(value -> antiFloat = value * 1e-6);
            case "leadlag" -> {
                var word = property.value().strip().toLowerCase(Locale.ROOT);
                leads = word.equals("lead") || word.startsWith("euro");
            }
            case "xfmrcode" -> findings.find(DssClass.XFMRCODE, property).ifPresent(this::take);
            default -> {}
        }
    }

    private void assign(DssProperty property, WindingState winding, boolean isOfArray) {
        var faults = findings.faults();
        switch (property.name()) {
            case "bus" -> property.bus(faults).ifPresent(value -> winding.bus = value);
            case "conn" -> winding.isDelta = isDelta(property.value());
            case "kv" -> property.number(faults).ifPresent(value -> winding.kilovolts = value);
            case "kva" -> property.number(faults).ifPresent(value -> rating(property.winding(), value, isOfArray));
            case "tap" -> property.number(faults).ifPresent(value -> winding.tap = value);
            case "%r" ->
                property.number(faults).ifPresent(value -> {
                    hasResistance = true;
                    winding.resistance = value * PERCENT;
                });
            case "rneut" -> property.number(faults).ifPresent(value -> winding.neutralResistance = value);
            case "xneut" -> property.number(faults).ifPresent(value -> winding.neutralReactance = value);
            case "mintap" -> property.number(faults).ifPresent(value -> winding.lowestTap = value);
            case "maxtap" -> property.number(faults).ifPresent(value -> winding.highestTap = value);
            case "numtaps" -> property.number(faults).ifPresent(value -> winding.taps = (int) value);
            default -> {}
        }
    }

    /// `delta`, `d` or `LL` as against `wye`, `y` or `LN`.
    static boolean isDelta(String word) {
        var lower = word.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("d") || lower.equals("ll");
    }

    private double reactance(double percent, double ifZero) {
        hasReactance = true;
        reactances = null;
        return (percent == 0 ? ifZero : percent) * PERCENT;
    }

    private void reactances(double[] percent) {
        hasReactance = true;
        reactances =
                java.util.Arrays.stream(percent).map(each -> each * PERCENT).toArray();
    }

    private void windings(DssObject object, double count) {
        if (count < 2 || count > MOST_WINDINGS || count != Math.rint(count)) {
            findings.outOfRange(
                    object,
                    "windings",
                    object.title() + " cannot have " + Numbers.text(count) + " windings",
                    "a whole number from 2 to " + MOST_WINDINGS);
            return;
        }
        var anew = new ArrayList<WindingState>();
        for (int k = 0; k < count; k++) {
            var winding = new WindingState();
            winding.bus = k < windings.size() ? windings.get(k).bus : null;
            anew.add(winding);
        }
        windings = anew;
    }

    private void rating(int number, double value, boolean isOfArray) {
        windings.get(number - 1).kilovoltamperes = value;
        if (isOfArray) {
            return;
        }
        if (number == 1) {
            windings.forEach(each -> each.kilovoltamperes = value);
        } else if (windings.size() == 2) {
            windings.get(0).kilovoltamperes = value;
        }
    }

    private void take(DssObject code) {
        var taken = of(code, findings);
        for (int k = 0; k < taken.windings.size(); k++) {
            taken.windings.get(k).bus = k < windings.size() ? windings.get(k).bus : null;
        }
        phases = taken.phases;
        windings =
                new ArrayList<>(taken.windings.stream().map(WindingState::copy).toList());
        xhl = taken.xhl;
        xht = taken.xht;
        xlt = taken.xlt;
        reactances = taken.reactances;
        noLoadLoss = taken.noLoadLoss;
        magnetising = taken.magnetising;
        antiFloat = taken.antiFloat;
        hasResistance = taken.hasResistance;
        hasReactance = taken.hasReactance;
    }

    /// Short-circuit reactances of the pairs (1,2), (1,3), ..., (2,3), ... as fractions.
    List<Double> pairs() {
        int count = windings.size() * (windings.size() - 1) / 2;
        var pairs = new ArrayList<Double>();
        for (int k = 0; k < count; k++) {
            if (reactances != null && k < reactances.length) {
                pairs.add(reactances[k]);
            } else if (windings.size() > 3) {
                pairs.add(0.30);
            } else {
                pairs.add(k == 0 ? xhl : k == 1 ? xht : xlt);
            }
        }
        return List.copyOf(pairs);
    }

    /// Whether delta coils run against the phases, so that the side with the lower voltage lags by 30 degrees, or leads
    /// if `LeadLag=lead` says so.
    boolean runsBackwards() {
        var first = windings.get(0);
        var second = windings.get(1);
        if (first.isDelta == second.isDelta) {
            return false;
        }
        var high = first.kilovolts >= second.kilovolts ? first : second;
        return high.isDelta != leads;
    }
}
