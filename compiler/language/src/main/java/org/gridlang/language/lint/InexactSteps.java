package org.gridlang.language.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gridlang.language.check.device.DeviceIntervals;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.lower.StateMotion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.unit.Measures;

/// Linear equations whose steps could be exact and are not:
///
/// * `next air = air + (outside - air) / tau * dt`, Euler's rule by hand for what `der` steps exactly;
/// * two `der` that feed each other and take the Runge-Kutta method only because the ranges of their params do not
///   tell that the factors between them are positive.
final class InexactSteps {
    private final DeviceModel device;
    private final DeviceIntervals intervals;
    private final Diagnostics out;

    private InexactSteps(DeviceModel device, Diagnostics out) {
        this.device = device;
        this.intervals = new DeviceIntervals(device);
        this.out = out;
    }

    static void check(DeviceModel device, Diagnostics out) {
        var steps = new InexactSteps(device, out);
        for (int slot = 0; slot < device.states().size(); slot++) {
            if (!device.states().get(slot).continuous()) {
                steps.eulerByHand(slot);
            }
        }
        steps.pairOfUnknownSign();
    }

    /// The next value is affine in the state and in `dt`, without a step it is the state itself, and with one the
    /// state counts more or less than once: then what is multiplied by `dt` reads the state.
    private void eulerByHand(int slot) {
        var state = device.states().get(slot);
        var own = symbol(slot);
        var step = new Symbol.StepLength();
        boolean linearInStep =
                slopes(Set.of(step), intervals::of).of(state.update(), step).isPresent();
        var atRest = slopes(Set.of(own), at(step, 0)).of(state.update(), own);
        var moving = slopes(Set.of(own), at(step, 60)).of(state.update(), own);
        var whole = Interval.of(1);
        if (linearInStep
                && atRest.filter(whole::equals).isPresent()
                && moving.filter(each -> !each.equals(whole)).isPresent()) {
            out.add(Diagnostic.warning(
                            Code.W116,
                            state.update().span(),
                            "a linear equation of " + state.name() + " is stepped by hand, and not exactly")
                    .pointing("its rate depends on " + state.name() + " itself")
                    .note("why", "a rate that is held over the step overshoots, the more the longer the step")
                    .note(
                            "help",
                            "write the rate alone, without dt: der " + state.name() + " = ...; that step is exact"));
        }
    }

    private void pairOfUnknownSign() {
        var states = new ArrayList<Integer>();
        var motion = StateMotion.of(device);
        for (int slot = 0; slot < device.states().size(); slot++) {
            if (motion.kind(slot).equals("Runge-Kutta")) {
                states.add(slot);
            }
        }
        if (states.size() == 2 && readsOnly(states)) {
            pair(states.getFirst(), states.getLast());
        }
    }

    /// Whether the rates of these read no other state that changes within the step.
    private boolean readsOnly(List<Integer> states) {
        var read = new HashSet<Symbol>();
        states.forEach(slot ->
                read.addAll(Dependencies.of(device, device.states().get(slot).update())));
        return read.stream()
                .noneMatch(each -> each instanceof Symbol.State(var name, int slot)
                        && !states.contains(slot)
                        && device.states().get(slot).continuous());
    }

    private void pair(int first, int second) {
        var slopes = slopes(Set.of(symbol(first), symbol(second)), intervals::of);
        var one = device.states().get(first);
        var other = device.states().get(second);
        var ofOther = slopes.of(one.update(), symbol(second));
        var ofOne = slopes.of(other.update(), symbol(first));
        boolean linear = slopes.of(one.update(), symbol(first)).isPresent()
                && slopes.of(other.update(), symbol(second)).isPresent();
        if (linear
                && ofOther.isPresent()
                && ofOne.isPresent()
                && ofOther.get().high() > 0
                && ofOne.get().high() > 0) {
            out.add(Diagnostic.warning(
                            Code.W116,
                            one.update().span(),
                            one.name() + " and " + other.name() + " are linear, and yet not stepped exactly")
                    .pointing(factor(other, ofOther.get()))
                    .also(other.update().span(), factor(one, ofOne.get()))
                    .note("why", "two equations that feed each other have an exact step if both factors are positive")
                    .note("help", "give ranges above zero to the params in them"));
        }
    }

    private static String factor(DeviceModel.State state, Interval slope) {
        return "the factor of " + state.name() + " is "
                + (slope.isPositive()
                        ? "positive"
                        : slope.equals(Interval.ALL)
                                ? "of unknown sign"
                                : "at least " + Measures.number(slope.low()) + " by the ranges");
    }

    private AffineSlopes slopes(Set<Symbol> variables, Function<Symbol, Interval> ranges) {
        return new AffineSlopes(device, variables, ranges);
    }

    private Function<Symbol, Interval> at(Symbol step, double seconds) {
        return symbol -> symbol.equals(step) ? Interval.of(seconds) : intervals.of(symbol);
    }

    private Symbol symbol(int slot) {
        return new Symbol.State(device.states().get(slot).name(), slot);
    }
}
