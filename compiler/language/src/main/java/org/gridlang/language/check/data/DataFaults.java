package org.gridlang.language.check.data;

import java.util.function.Function;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.data.table.DataFault;

/// Faults of data as diagnostics: at the line of the file, with the call that reads it.
final class DataFaults {
    private DataFaults() {}

    /// @param argument where an argument of the call stands; the name is empty for the file
    static Diagnostic diagnostic(DataFault fault, String series, Function<String, Span> argument) {
        var file = argument.apply("file");
        var found = switch (fault.place()) {
            case DataFault.Place.Text text -> {
                var line = new SourceText(text.file(), text.text(), (int) text.line());
                yield Diagnostic.error(code(fault.kind()), new Span(line, text.start(), text.end()), fault.headline())
                        .pointing(fault.label())
                        .also(file, series + " reads it here");
            }
            case DataFault.Place.Argument(String name) ->
                Diagnostic.error(code(fault.kind()), name.isEmpty() ? file : argument.apply(name), fault.headline())
                        .pointing(fault.label());
            case DataFault.Place.Cell cell ->
                Diagnostic.error(code(fault.kind()), file, fault.headline())
                        .pointing(fault.label())
                        .note("place", "row " + cell.row() + " of " + cell.file());
        };
        for (var note : fault.notes()) {
            found = found.note(note.title(), note.text());
        }
        if (fault.replacement().isPresent() && fault.place() instanceof DataFault.Place.Argument(String name)) {
            var written = argument.apply(name);
            var better = fault.replacement().get();
            // A column may stand with its unit, which stays.
            int end = written.text().startsWith("\"")
                    ? written.text().indexOf('"', 1) + 1
                    : written.text().length();
            var edit = new Diagnostic.Edit(new Span(written.source(), written.start(), written.start() + end), better);
            found = found.fix("write " + better, edit);
        }
        return found;
    }

    private static Code code(DataFault.Kind kind) {
        return switch (kind) {
            case UNREADABLE_FILE -> Code.T110;
            case NOT_UTF8 -> Code.T112;
            case TOO_LARGE -> Code.T113;
            case NO_COLUMN -> Code.T114;
            case WRONG_SEPARATOR -> Code.T115;
            case DECIMAL_SIGN -> Code.T116;
            case NOT_A_NUMBER -> Code.T117;
            case NOT_FINITE -> Code.T118;
            case MISSING_VALUE -> Code.T119;
            case GAP -> Code.T120;
            case DUPLICATE_STAMP -> Code.T121;
            case UNORDERED_STAMPS -> Code.T122;
            case WRONG_STEP -> Code.T123;
            case FIELD_COUNT -> Code.T124;
            case UNREADABLE_STAMP -> Code.T125;
            case CLOCK_CHANGE -> Code.T126;
            case TOO_FEW_ROWS -> Code.T127;
            case QUOTES -> Code.T128;
            case COLUMN_TYPE -> Code.T129;
            case DAMAGED_FILE -> Code.T130;
            case DUPLICATE_KEY -> Code.T133;
            case SESSION -> Code.T137;
            case PERIOD -> Code.T138;
        };
    }
}
