package org.gridlang.cli;

import java.io.PrintStream;

/// Live progress on the error stream. On a terminal it is one line that each report overwrites; in a file or a
/// pipe each
/// report is a line of its own, at most one in [#QUIET_SECONDS] so that a log stays readable. Threads may share
/// it.
final class StatusLine implements AutoCloseable {
    static final double QUIET_SECONDS = 5;

    private static final String BACK_TO_START = "\r";
    private static final String ERASE_TO_END = "\u001b[K";

    private final Terminal terminal;
    private double lastSeconds = Double.NEGATIVE_INFINITY;
    private String waiting = "";
    private boolean shown;

    StatusLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Shows what is true now.
    ///
    /// @param seconds since the start of the work, to know when a line is due where lines stay
    synchronized void show(double seconds, String text) {
        PrintStream err = terminal.err();
        if (terminal.columns().isPresent()) {
            // One column less than there are: a full last column makes some terminals wrap.
            int room = Math.max(1, terminal.columns().getAsInt() - 1);
            err.print(BACK_TO_START + (text.length() <= room ? text : text.substring(0, room)) + ERASE_TO_END);
            err.flush();
            shown = true;
        } else if (seconds - lastSeconds >= QUIET_SECONDS) {
            err.println(text);
            lastSeconds = seconds;
            waiting = "";
        } else {
            waiting = text;
        }
    }

    /// A line that stays, above the live one.
    synchronized void say(String text) {
        if (shown) {
            terminal.err().print(BACK_TO_START + ERASE_TO_END);
            shown = false;
        }
        terminal.err().println(text);
    }

    @Override
    public void close() {
        settle();
    }

    /// Leaves the last report standing; what is written next begins on its own line.
    synchronized void settle() {
        if (shown) {
            terminal.err().println();
            shown = false;
        } else if (!waiting.isEmpty()) {
            terminal.err().println(waiting);
            waiting = "";
        }
    }
}
