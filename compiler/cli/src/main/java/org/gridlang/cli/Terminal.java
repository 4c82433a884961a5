package org.gridlang.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Renderer;

/// Where a command writes: results to `out`, progress and complaints to `err`.
///
/// @param columns the width of the terminal that `err` is; empty if it is a file or a pipe
/// @param colour whether `out` is a terminal that may be written to in colour
record Terminal(PrintStream out, PrintStream err, OptionalInt columns, boolean colour) {
    private static final int BUFFER_BYTES = 1 << 14;

    /// The streams of this process. Always UTF-8: diagnostics draw with box characters, and a machine whose
    /// locale is
    /// `C` would show question marks.
    static Terminal ofProcess() {
        // The convention of no-color.org: set to anything, it means none.
        boolean wanted = System.getenv("NO_COLOR") == null;
        return new Terminal(
                printStream(FileDescriptor.out),
                printStream(errorDescriptor()),
                columnsOf("grid.terminal.columns"),
                wanted && Boolean.getBoolean("grid.terminal.out"));
    }

    /// Shows diagnostics as a result, on `out`.
    void showResult(List<Diagnostic> diagnostics) {
        out.print(new Renderer(colour).render(diagnostics));
    }

    /// Shows diagnostics as a complaint, on `err`.
    void complain(List<Diagnostic> diagnostics) {
        err.print(new Renderer(colour && columns.isPresent()).render(diagnostics));
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private static PrintStream printStream(FileDescriptor descriptor) {
        var buffered = new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES);
        return new PrintStream(buffered, true, StandardCharsets.UTF_8);
    }

    /// The JVM warns on descriptor 2 that the vector module is an incubator, before any code of ours runs and
    /// without a switch to stop it. The launcher therefore takes descriptor 2 aside and names another one that
    /// is the user's true error stream; it also opens `java.io` for this one field. Without the launcher it is
    /// descriptor 2.
    private static FileDescriptor errorDescriptor() {
        Integer number = Integer.getInteger("grid.stderr");
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            var descriptor = new FileDescriptor();
            var field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            field.setInt(descriptor, number);
            return descriptor;
        } catch (ReflectiveOperationException | RuntimeException unexpected) {
            return FileDescriptor.err;
        }
    }

    private static OptionalInt columnsOf(String property) {
        Integer columns = Integer.getInteger(property);
        return columns == null || columns < 1 ? OptionalInt.empty() : OptionalInt.of(columns);
    }
}
