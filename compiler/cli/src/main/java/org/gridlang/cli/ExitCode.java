package org.gridlang.cli;

/// Exit codes of `grid`: a contract, scripts rely on it.
public enum ExitCode {
    /// All went well.
    FINE(0),
    /// The input is missing or has errors, or a `require` or `expect` failed.
    INPUT(1),
    /// The command line is wrong.
    USAGE(2),
    /// The run failed: diverged, no memory, no device, a full disk, a folder that cannot be written.
    RUN(3),
    /// A mistake of ours.
    BUG(70),
    /// Ctrl-C, as shells report SIGINT.
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number given to the operating system.
    public int number() {
        return number;
    }
}
