package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Training and evaluation as the commands see them; the runtime stands behind it, something small in their
/// tests.
interface Trainer {
    /// Trains one experiment, evaluates it unless it was stopped, and leaves everything in the run folder.
    ///
    /// @param stop asked after each pass; once true, the checkpoint is written and training ends
    Outcome train(Input input, TrainOptions options, Progress progress, BooleanSupplier stop)
            throws CommandFailure, IOException;

    /// Evaluates the policies of run folders of one file out of sample, side by side; the first folder gets the
    /// table.
    Outcome evaluate(List<Path> runs, Progress progress) throws CommandFailure, IOException;

    /// Trains every experiment of a file with several seeds and evaluates every reference, or goes on with what of it
    /// is
    /// missing in the folder.
    ///
    /// @param stop asked after each pass; once true, the same call goes on later
    Outcome compare(Input input, CompareOptions options, Progress progress, BooleanSupplier stop)
            throws CommandFailure, IOException;

    /// Writes the page of a run folder or of a comparison, and its pictures as images if there is a folder for them.
    ///
    /// @return how many images were written
    int report(Path folder, Path page, Optional<Path> pictures, Progress progress) throws CommandFailure, IOException;

    /// What is shown while it works.
    interface Progress {
        /// A pass has ended.
        void pass(PassLine line);

        /// Something that stays on the screen, for example `compiled 3 device types in 1.2 s`.
        void note(String text);
    }

    /// @param passes how many passes the policies have seen
    /// @param table the evaluated figures as lines of text; empty if training was stopped before
    /// @param failedRequirements the text of each `require` that does not hold
    record Outcome(int passes, List<String> table, List<String> failedRequirements) {
        public Outcome {
            table = List.copyOf(table);
            failedRequirements = List.copyOf(failedRequirements);
        }
    }
}
