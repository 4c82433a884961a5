package org.gridlang.cli;

import java.util.OptionalInt;

/// Shows the progress of a training on a [StatusLine].
///
/// @param columns the width of the terminal, if it is one
record ProgressDisplay(StatusLine status, OptionalInt columns) implements Trainer.Progress {
    @Override
    public void pass(PassLine line) {
        int room = columns.isPresent() ? columns.getAsInt() - 1 : Integer.MAX_VALUE;
        status.show(line.seconds(), line.text(room));
    }

    @Override
    public void note(String text) {
        status.say(text);
    }
}
