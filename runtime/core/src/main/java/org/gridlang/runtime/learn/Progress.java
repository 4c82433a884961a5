package org.gridlang.runtime.learn;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Where training stands after a pass.
///
/// @param pass passes done
/// @param planned passes of the whole training, where they are given
/// @param seconds since the first pass began, validation included
/// @param secondsLeft as far as can be told
/// @param evaluations scenarios (day and step) solved forward and backward so far
/// @param figures of the pass's days, under the policies before the update
/// @param multipliers one per constraint
/// @param radius trust region in force, infinite for none
/// @param rate learning rate in force
/// @param validation on the fixed validation days, after passes that had one
public record Progress(
        int pass,
        OptionalInt planned,
        double seconds,
        OptionalDouble secondsLeft,
        long evaluations,
        Figures figures,
        List<MultiplierSummary> multipliers,
        double radius,
        double rate,
        Optional<Validation> validation) {
    public Progress {
        multipliers = List.copyOf(multipliers);
    }

    /// The multipliers of a constraint, in money per normalised unit of violation.
    public record MultiplierSummary(String constraint, double mean, double largest) {}

    /// @param merit cost plus weighted violation, less is better
    /// @param best whether no earlier one was as good
    public record Validation(Figures figures, double merit, boolean best) {}
}
