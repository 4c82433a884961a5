package org.gridlang.runtime.learn;

/// What a training ended with.
///
/// @param best policies with the best merit on the validation days
/// @param end why it ended
/// @param preparationSeconds before the first pass
public record TrainingResult(
        PolicySet best,
        double bestMerit,
        int bestPass,
        int passes,
        double seconds,
        double preparationSeconds,
        long evaluations,
        End end) {
    /// Why a training ended.
    public enum End {
        PASSES_DONE,
        BUDGET_SPENT,
        /// As many validations as the experiment's patience allows brought no better merit.
        NO_IMPROVEMENT,
        STOPPED
    }
}
