package org.gridlang.language.lower;

import java.util.OptionalDouble;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.unit.Measures;

/// Tells of a state that moves too fast for the step, such as a heating element of a time constant of seconds in steps
/// of
/// an hour, or whose rate nothing bounds.
final class FastState {
    private FastState() {}

    /// @param stepSeconds that the device takes
    static Diagnostic told(DeviceModel device, Discretisation.TooFast fault, OptionalDouble stepSeconds) {
        var state = device.states().get(fault.state());
        double step = stepSeconds.orElse(Double.NaN);
        var why = "der " + state.name() + " has no exact step, so it is taken in at most " + Discretisation.MOST_PARTS
                + " parts, each at most half of the time constant";
        if (Double.isInfinite(fault.rate())) {
            return Diagnostic.error(
                            Code.D119, state.update().span(), "nothing bounds how fast " + state.name() + " moves")
                    .pointing("its rate may change without limit")
                    .also(state.span(), "the state")
                    .note("why", why)
                    .note(
                            "instead",
                            "give ranges to what is in it; a state that an action moves is bounded where it is used: clamp("
                                    + state.name() + ", low, high)");
        }
        double shortest = step / (Discretisation.MOST_PARTS * Discretisation.LONGEST_PART);
        return Diagnostic.error(
                        Code.D118,
                        state.update().span(),
                        state.name() + " moves too fast for a step of " + duration(step))
                .pointing("time constant down to " + duration(1 / fault.rate()) + " by the ranges declared")
                .also(state.span(), "the state")
                .note("needed", "a time constant of at least " + duration(shortest))
                .note("why", why)
                .note(
                        "instead",
                        "shorten the step, narrow the ranges, or replace the state by the value that it settles at: let "
                                + state.name() + " = ...");
    }

    /// `90 s`, `7.5 min`, `2 h`.
    private static String duration(double seconds) {
        return seconds < 120
                ? Measures.number(seconds) + " s"
                : seconds < 7200 ? Measures.number(seconds / 60) + " min" : Measures.number(seconds / 3600) + " h";
    }
}
