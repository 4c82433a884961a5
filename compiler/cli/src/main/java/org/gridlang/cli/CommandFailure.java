package org.gridlang.cli;

/// An end of a command that its user can mend: one sentence for the error stream, and the exit code.
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    private CommandFailure(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /// The command line is wrong: `unknown option --seeed; did you mean --seed?`
    static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }

    /// What the command was given to read is missing or wrong.
    static CommandFailure input(String sentence) {
        return new CommandFailure(ExitCode.INPUT, sentence);
    }

    /// The run could not be carried out or did not end well.
    static CommandFailure run(String sentence) {
        return new CommandFailure(ExitCode.RUN, sentence);
    }

    ExitCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
