package org.gridlang.runtime.learn;

/// Hears of a training as it goes. Called on the training thread: the time it takes is time not trained.
public interface TrainingListener {
    /// Before the first pass: scales and prices have been measured.
    ///
    /// @param preparationSeconds what that took; it is not part of the budget
    default void prepared(double preparationSeconds) {}

    /// After each pass.
    default void progress(Progress progress) {}

    /// Before the first pass, after a validation, at most every 20 seconds, and at the end: a state from which
    /// training can go on. It shares its arrays with the training: use it before returning.
    default void checkpoint(TrainingState state) {}
}
