package org.gridlang.runtime.data.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;
import org.gridlang.runtime.data.table.TableRequest.Gaps;

/// Makes rows of the fields of a CSV file, as they come out of the parser's own buffer.
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {
    private static final int IGNORED = -1;
    private static final int TIME = -2;
    private static final int END = -3;
    private static final int KEY = -4;
    private static final List<String> MISSING_WORDS = List.of("na", "n/a", "null", "none", "-", "--", "?", "nan");

    private final TableRequest request;
    private final TableRequest.TextFormat format;
    private final Faults faults;
    private final RowSink sink;
    private final NumberReader numbers;
    private final StampReader stamps;
    private final List<String> firstRow = new ArrayList<>();
    private final List<DataFault> pending = new ArrayList<>();

    private Optional<ColumnPlan> plan = Optional.empty();
    private boolean planned;
    private int[] roles = {};
    private Row row = new Row(0);
    private int fields;
    private boolean empty;
    private boolean skip;
    private long line;
    private String lastKey = "";

    CsvRows(TableRequest request, TableRequest.TextFormat format, Faults faults, RowSink sink) {
        this.request = request;
        this.format = format;
        this.faults = faults;
        this.sink = sink;
        this.numbers = new NumberReader(format.decimal());
        this.stamps = new StampReader(format.stamps());
    }

    /// Line of the row being read, from 1.
    long line() {
        return line;
    }

    /// Whether columns that are needed are not there: then there is no point in going on.
    boolean lost() {
        return planned && plan.isEmpty();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        empty = false;
        skip = false;
        pending.clear();
        row.begin(line);
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
        fields++;
        if (!planned) {
            firstRow.add(new String(text, offset, length));
            return;
        }
        int role = field < roles.length ? roles[field] : IGNORED;
        if (role != IGNORED) {
            take(field, role, text, offset, length);
        }
    }

    private void take(int field, int role, char[] text, int offset, int length) {
        switch (role) {
            case TIME -> {
                if (stamp(field, text, offset, length)) {
                    row.stamp = stamps.seconds();
                    row.absolute = stamps.absolute();
                }
            }
            case END -> {
                if (stamp(field, text, offset, length)) {
                    row.end = stamps.seconds();
                    row.endAbsolute = stamps.absolute();
                }
            }
            case KEY -> key(field, text, offset, length);
            default -> row.values[role] = number(field, text, offset, length);
        }
    }

    private boolean stamp(int field, char[] text, int offset, int length) {
        if (stamps.read(text, offset, length)) {
            return true;
        }
        skip = true;
        var written = new String(text, offset, length).strip();
        if (written.isEmpty() || format.missing().contains(written)) {
            missing(field, "a stamp is missing");
        } else {
            pending.add(
                    DataFault.of(Kind.UNREADABLE_STAMP, cell(field), shown(written) + " is not a date and time")
                            .pointing(
                                    "expected, for example, " + format.stamps().example())
                            .note(
                                    "instead",
                                    format.stamps().iso()
                                            ? "format: \"dd.MM.yyyy HH:mm\" says how stamps are written"
                                            : "a format that fits: yyyy year, MM month, dd day, HH hour, mm minute, ss second"));
        }
        return false;
    }

    private void key(int field, char[] text, int offset, int length) {
        // Rows of one key often follow each other.
        if (lastKey.length() != length || !same(lastKey, text, offset)) {
            lastKey = new String(text, offset, length).strip();
        }
        row.key = lastKey;
        if (lastKey.isEmpty() || format.missing().contains(lastKey)) {
            skip = true;
            missing(field, "a key is missing");
        }
    }

    private static boolean same(String known, char[] text, int offset) {
        for (int index = 0; index < known.length(); index++) {
            if (known.charAt(index) != text[offset + index]) {
                return false;
            }
        }
        return true;
    }

    private double number(int field, char[] text, int offset, int length) {
        if (!format.missing().isEmpty() && format.missing().contains(new String(text, offset, length).strip())) {
            missing(field, "a value is missing");
            return Double.NaN;
        }
        double value = numbers.read(text, offset, length);
        switch (numbers.outcome()) {
            case NUMBER -> {}
            case EMPTY -> missing(field, "a value is missing");
            case OTHER_DECIMAL_SIGN, NOT_FINITE, NOT_A_NUMBER ->
                pending.add(wrongNumber(field, new String(text, offset, length).strip()));
        }
        return value;
    }

    /// A cell as a message shows it.
    private static String shown(String cell) {
        var line = cell.lines().findFirst().orElse("");
        return "\"" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "\"";
    }

    private DataFault wrongNumber(int field, String written) {
        return switch (numbers.outcome()) {
            case OTHER_DECIMAL_SIGN -> {
                var other = format.decimal() == '.' ? "," : ".";
                yield DataFault.of(
                                Kind.DECIMAL_SIGN,
                                cell(field),
                                shown(written) + " has a decimal " + (other.equals(",") ? "comma" : "point"))
                        .note("instead", "decimal: \"" + other + "\" reads it");
            }
            case NOT_FINITE ->
                DataFault.of(Kind.NOT_FINITE, cell(field), shown(written) + " is not a finite number")
                        .note(
                                "instead",
                                "missing: \"" + written
                                        + "\" with gaps: hold or gaps: linear, if it stands for a missing value");
            default -> {
                var fault = DataFault.of(Kind.NOT_A_NUMBER, cell(field), shown(written) + " is not a number");
                if (MISSING_WORDS.contains(written.toLowerCase(java.util.Locale.ROOT))) {
                    fault = fault.note("instead", "missing: \"" + written + "\" if it stands for a missing value");
                } else if (line == 1 && !format.header()) {
                    fault = fault.note("instead", "leave out header: none if the first line names the columns");
                }
                yield fault;
            }
        };
    }

    private void missing(int field, String what) {
        if (request.gaps() == Gaps.SKIP) {
            skip = true;
        } else if (request.gaps() == Gaps.ERROR || skip) {
            var sessions = request.layout() instanceof TableRequest.Layout.Sessions;
            pending.add(DataFault.of(Kind.MISSING_VALUE, cell(field), what)
                    .note(
                            "instead",
                            sessions
                                    ? "gaps: skip leaves such sessions out"
                                    : what.contains("value")
                                            ? "gaps: hold takes the value before; gaps: linear draws a straight line"
                                            : "each row has one"));
        }
    }

    private Place cell(int field) {
        return new Place.Cell(faults.file(), line, field);
    }

    @Override
    protected RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected CsvRows buildRecord() {
        if (empty || lost()) {
            return this;
        }
        if (!planned) {
            planned = true;
            plan(firstRow.stream().map(String::strip).toList());
            if (!format.header() && plan.isPresent()) {
                replay();
            }
            return this;
        }
        if (fields != roles.length) {
            faults.add(Kind.FIELD_COUNT, this::fieldCount);
            return this;
        }
        report();
        if (!skip) {
            sink.accept(row);
        }
        return this;
    }

    private void report() {
        if (!pending.isEmpty()) {
            pending.forEach(faults::add);
        }
    }

    /// The first row, where it holds data.
    private void replay() {
        row.begin(line);
        for (int field = 0; field < roles.length; field++) {
            if (roles[field] != IGNORED) {
                char[] text = firstRow.get(field).toCharArray();
                take(field, roles[field], text, 0, text.length);
            }
        }
        report();
        if (!skip) {
            sink.accept(row);
        }
    }

    private void plan(List<String> cells) {
        int count = cells.size();
        var other = Separators.other(request, format, cells);
        if (other.isPresent()) {
            faults.add(DataFault.of(
                            Kind.WRONG_SEPARATOR,
                            new Place.Cell(faults.file(), line, -1),
                            "the fields of " + faults.file() + " are not separated by "
                                    + Separators.word(format.separator()))
                    .pointing("but, it seems, by " + Separators.word(other.get()))
                    .note("instead", "separator: \"" + Separators.written(other.get()) + "\""));
            return;
        }
        plan = ColumnPlan.of(request, format.header() ? cells : List.of(), count, faults);
        plan.ifPresent(found -> {
            roles = new int[count];
            Arrays.fill(roles, IGNORED);
            for (int slot = 0; slot < found.values().size(); slot++) {
                roles[found.values().get(slot)] = slot;
            }
            mark(found.time(), TIME);
            mark(found.end(), END);
            mark(found.key(), KEY);
            row = new Row(found.values().size());
            sink.begin(found);
        });
    }

    private void mark(int field, int role) {
        if (field >= 0) {
            roles[field] = role;
        }
    }

    private DataFault fieldCount() {
        var fault = DataFault.of(
                Kind.FIELD_COUNT,
                new Place.Cell(faults.file(), line, -1),
                "this row has " + fields + (fields == 1 ? " field" : " fields") + ", the first has " + roles.length);
        return fields > roles.length && format.separator() == ','
                ? fault.note("why", "a comma separates fields; a text or number with a comma in it needs quotes")
                : fault;
    }
}
