package org.gridlang.runtime.control;

import java.util.OptionalDouble;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.SettingBatch;

/// A control with what it remembers from one look to the next.
sealed interface Controller permits TapController, CapacitorController {
    String name();

    /// Looks at a solution; the delay in s after which the control wants to act, or none.
    ///
    /// @param timeOfDay in s after midnight
    OptionalDouble sample(FlowSolution solution, double timeOfDay);

    /// Acts as the last sample asked for.
    ControlAction act(int round, double delay);

    /// Lets time pass in which the control did nothing.
    void elapse(double seconds);

    /// Writes where it stands.
    void write(SettingBatch settings, int scenario);
}
