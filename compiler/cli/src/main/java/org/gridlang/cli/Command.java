package org.gridlang.cli;

import java.io.IOException;
import org.apache.commons.cli.Options;

/// One command of `grid`, for example `grid check FILE [--strict] [--json]`. It reads its arguments, calls the
/// compiler or the runtime, and shows what they return; it has no logic of its own.
interface Command {
    /// The word after `grid`.
    String name();

    /// What it does, in one line without a full stop.
    String summary();

    /// What stands beside the options, in order, for example `FILE`; brackets mark what may be left out,
    /// three dots at the end what may be repeated.
    String operands();

    /// The options it takes, without `--help`.
    Options options();

    /// Lines below the options in the help text: what is written where, and an example.
    String details();

    /// Runs it.
    ///
    /// @return the exit code of the process
    /// @throws CommandFailure for every end that is no fault of ours
    /// @throws IOException if a file or folder cannot be read or written; it ends the run with one sentence
    ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException;
}
