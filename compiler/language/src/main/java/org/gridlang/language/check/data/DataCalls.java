package org.gridlang.language.check.data;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Arguments;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;
import org.gridlang.runtime.data.table.Between;
import org.gridlang.runtime.data.table.PastEnd;
import org.gridlang.runtime.data.table.StampFormat;
import org.gridlang.runtime.data.table.TableRequest;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;
import org.gridlang.runtime.data.table.TableRequest.Gaps;
import org.gridlang.runtime.data.table.TableRequest.Layout;
import org.gridlang.runtime.data.table.TableRequest.SessionValue;
import org.gridlang.runtime.data.table.TableRequest.Values;
import org.gridlang.runtime.data.table.Wildcard;

/// Checks `csv(...)` and `parquet(...)` in the series of one module, and reads what they name.
public final class DataCalls {
    private static final List<String> CSV = List.of(
            "file",
            "time",
            "begin",
            "end",
            "start",
            "every",
            "stamps",
            "zone",
            "column",
            "columns",
            "key",
            "rename",
            "value",
            "shortest",
            "between",
            "before_start",
            "past_end",
            "gaps",
            "missing",
            "separator",
            "decimal",
            "header",
            "format");
    /// All but the last, which say how texts are written.
    private static final List<String> PARQUET = CSV.subList(0, CSV.indexOf("missing"));
    private static final String WHEN = "time: \"stamp\", or start: 2025-01-01, or begin: \"from\", end: \"to\"";

    private final DataCatalog catalog;
    private final ModuleScope home;

    DataCalls(DataCatalog catalog, ModuleScope home) {
        this.catalog = catalog;
        this.home = home;
    }

    /// How stamps stand to their rows.
    private enum Stamps {
        BEGIN,
        END
    }

    /// Whether the first row names the columns.
    private enum Header {
        FIRST,
        NONE
    }

    /// What a call means; empty if it is a call of something else.
    ///
    /// @param series name of the series it stands in
    /// @param kind what the keys of that series are keys of, if it has keys
    public Optional<Meaning> call(Expression.Call call, String series, Optional<String> kind, Expressions expressions) {
        if (!(call.callee() instanceof Expression.Name callee)) {
            return Optional.empty();
        }
        return switch (callee.text()) {
            case "csv" -> Optional.of(new Call(call, "csv", CSV, series, kind, expressions).meaning());
            case "parquet" -> Optional.of(new Call(call, "parquet", PARQUET, series, kind, expressions).meaning());
            default -> Optional.empty();
        };
    }

    /// One call while it is checked.
    private final class Call {
        private final Expression.Call written;
        private final String function;
        private final List<String> parameters;
        private final String series;
        private final Optional<String> kind;
        private final Expressions expressions;
        private final Diagnostics out;
        private final int before;
        private DataArguments arguments;

        Call(
                Expression.Call written,
                String function,
                List<String> parameters,
                String series,
                Optional<String> kind,
                Expressions expressions) {
            this.written = written;
            this.function = function;
            this.parameters = parameters;
            this.series = series;
            this.kind = kind;
            this.expressions = expressions;
            this.out = expressions.out();
            this.before = out.errors();
            this.arguments = new DataArguments(function, written.span(), Map.of(), expressions.units(), out);
        }

        Meaning meaning() {
            var matched = Arguments.match(function, written.span(), parameters, written.arguments(), out);
            if (matched.isEmpty()) {
                return Meaning.FAULT;
            }
            arguments = new DataArguments(function, written.span(), matched.get(), expressions.units(), out);
            if (!arguments.has("file")) {
                out.add(Diagnostic.error(
                        Code.N105,
                        written.span(),
                        function + " needs the name of a file, for example " + function + "(\"weather." + function
                                + "\", ...)"));
            }
            var path = arguments.text("file", "\"weather.csv\"");
            boolean sessions = arguments.has("begin") || arguments.has("end");
            var layout = sessions ? sessions() : rows();
            var values = values(sessions);
            var key = arguments.column("key");
            arguments.noUnit("key", "keys");
            var unit = arguments.has("column") ? arguments.unit("column") : arguments.unit("columns");
            var zone = arguments.has("zone") ? arguments.zone("zone") : Optional.of(catalog.zone());
            var gaps = arguments.choice(
                    "gaps",
                    Gaps.class,
                    sessions ? EnumSet.of(Gaps.ERROR, Gaps.SKIP) : EnumSet.of(Gaps.ERROR, Gaps.HOLD, Gaps.LINEAR),
                    Gaps.ERROR);
            var between = arguments.choice(
                    "between",
                    Between.class,
                    sessions ? EnumSet.of(Between.HOLD, Between.MEAN) : EnumSet.allOf(Between.class),
                    Between.MEAN);
            var outside = EnumSet.allOf(PastEnd.class);
            var early = arguments.choice("before_start", PastEnd.class, outside, PastEnd.ERROR);
            var late = arguments.choice("past_end", PastEnd.class, outside, PastEnd.ERROR);
            var format = function.equals("csv") ? Optional.of(format()) : Optional.<TableRequest.TextFormat>empty();
            boolean pattern = path.filter(Wildcard::isPattern).isPresent();
            keysOnce(pattern);
            if (arguments.has("rename") && !pattern && key.isEmpty() && !arguments.has("columns")) {
                arguments.conflict(
                        arguments.span("rename"),
                        "there are no keys to rename: " + series + " is one series",
                        "leave out rename; key: or columns: give keys");
            }
            if (out.errors() > before
                    || path.isEmpty()
                    || layout.isEmpty()
                    || values.isEmpty()
                    || unit.isEmpty()
                    || zone.isEmpty()) {
                return Meaning.FAULT;
            }
            boolean keyed = pattern || key.isPresent() || values.get() instanceof Values.Matching;
            if (keyed && kind.isEmpty()) {
                needsKeys(pattern);
                return Meaning.FAULT;
            }
            var dimension = dimension(layout.get(), unit.get());
            if (dimension.isEmpty()) {
                return Meaning.FAULT;
            }
            var files = catalog.files(home, path.get(), arguments.span("file"), out);
            var renaming = renaming();
            if (files.isEmpty() || out.errors() > before) {
                return Meaning.FAULT;
            }
            var request = new TableRequest(
                    series,
                    files.get(),
                    format,
                    layout.get(),
                    values.get(),
                    key,
                    zone.get(),
                    new TableRequest.Scale(unit.get().scale(), unit.get().zero()),
                    gaps,
                    between,
                    early,
                    late);
            return catalog.read(request, renaming, written.span(), arguments::span, kind, out)
                    .<Meaning>map(table -> new Meaning.Quantity(
                            new Term.Reference(written.span(), dimension.get(), new Symbol.Data(series, table))))
                    .orElse(Meaning.FAULT);
        }

        /// Rows that follow each other by a step.
        private Optional<Layout> rows() {
            arguments.without(
                    List.of("value", "shortest"),
                    "rows that follow each other; it is for sessions with begin: and end:");
            arguments.noUnit("time", "stamps");
            var time = arguments.column("time");
            var start = arguments.moment("start");
            var every = arguments.seconds("every");
            if (!arguments.has("every")) {
                out.add(Diagnostic.error(
                                Code.N105, written.callee().span(), function + " needs the step from row to row")
                        .note("instead", "every: 1 h"));
            }
            if (arguments.has("time") && arguments.has("start")) {
                arguments.conflict(
                        arguments.span("start"),
                        "start does not go with time: stamps say when rows are",
                        "leave out start");
                return Optional.empty();
            }
            if (!arguments.has("time") && !arguments.has("start")) {
                arguments.conflict(written.callee().span(), "nothing says when the rows of " + series + " are", WHEN);
                return Optional.empty();
            }
            if (arguments.has("start")) {
                arguments.without(List.of("stamps", "format"), "start: there are no stamps to read");
                return start.flatMap(from -> every.map(step -> new Layout.Counted(from, step)));
            }
            boolean ends =
                    arguments.choice("stamps", Stamps.class, EnumSet.allOf(Stamps.class), Stamps.BEGIN) == Stamps.END;
            return time.flatMap(column -> every.map(step -> new Layout.Stamped(column, step, ends)));
        }

        private Optional<Layout> sessions() {
            arguments.without(List.of("time", "start", "every", "stamps"), "begin and end: each row is a session");
            arguments.noUnit("begin", "stamps");
            arguments.noUnit("end", "stamps");
            var begin = arguments.column("begin");
            var end = arguments.column("end");
            if (!arguments.has("begin") || !arguments.has("end")) {
                arguments.conflict(
                        written.callee().span(),
                        "a session has a beginning and an end",
                        "begin: \"from\", end: \"to\"");
            }
            if (!arguments.has("value")) {
                arguments.conflict(
                        written.callee().span(),
                        "nothing says what a session of " + series + " means",
                        "value: presence, count, level or spread");
                return Optional.empty();
            }
            var value = arguments.choice(
                    "value", SessionValue.class, EnumSet.allOf(SessionValue.class), SessionValue.COUNT);
            boolean counts = value == SessionValue.COUNT || value == SessionValue.PRESENCE;
            if (counts) {
                arguments.without(List.of("column"), "a value that counts sessions; spread and level read a column");
            }
            long shortest = arguments.seconds("shortest").orElse(0L);
            return begin.flatMap(from -> end.map(to -> new Layout.Sessions(from, to, value, shortest)));
        }

        private Optional<Values> values(boolean sessions) {
            if (arguments.has("column") && arguments.has("columns")) {
                arguments.conflict(arguments.span("columns"), "column and columns do not go together", "leave one out");
                return Optional.empty();
            }
            if (arguments.has("columns") && sessions) {
                arguments.without(List.of("columns"), "begin and end: the keys of sessions stand in a column, key:");
                return Optional.empty();
            }
            if (arguments.has("columns")) {
                var pattern = columnsPattern();
                return pattern.map(Values.Matching::new);
            }
            if (arguments.has("column")) {
                return arguments.column("column").map(Values.One::new);
            }
            var value = arguments.has("value")
                    ? arguments.choice(
                            "value", SessionValue.class, EnumSet.allOf(SessionValue.class), SessionValue.COUNT)
                    : SessionValue.LEVEL;
            if (value == SessionValue.COUNT || value == SessionValue.PRESENCE) {
                return Optional.of(new Values.None());
            }
            arguments.conflict(
                    written.callee().span(),
                    "nothing says which column " + series + " is",
                    "column: \"t_out\" as degC");
            return Optional.empty();
        }

        private Optional<String> columnsPattern() {
            var text = arguments.column("columns").map(ColumnReference::name);
            if (text.isPresent() && !Wildcard.isPattern(text.get())) {
                arguments.conflict(
                        arguments.span("columns"),
                        "columns names several columns with one *",
                        "columns: \"home_*\" as kW");
                return Optional.empty();
            }
            return text;
        }

        private TableRequest.TextFormat format() {
            char separator = arguments.character("separator", ',');
            char decimal = arguments.character("decimal", '.');
            if (arguments.has("decimal") && decimal != '.' && decimal != ',') {
                arguments.conflict(
                        arguments.span("decimal"), "the decimal sign is a point or a comma", "decimal: \",\"");
            }
            if (separator == decimal) {
                arguments.conflict(
                        arguments.span("decimal"),
                        "one character cannot separate fields and be the decimal sign",
                        "separator: \";\" if the file has semicolons");
            }
            boolean header =
                    arguments.choice("header", Header.class, EnumSet.allOf(Header.class), Header.FIRST) == Header.FIRST;
            var missing = arguments.texts("missing", "\"NA\"");
            var stamps = arguments.text("format", "\"dd.MM.yyyy HH:mm\"").orElse("");
            var fault = stamps.isEmpty() ? Optional.<String>empty() : StampFormat.fault(stamps);
            fault.ifPresent(
                    reason -> out.add(
                            Diagnostic.error(
                                            Code.T136,
                                            arguments.span("format"),
                                            "this is no way to write a date: " + reason)
                                    .note(
                                            "letters",
                                            "yyyy year, MM month, dd day, HH hour, mm minute, ss second; others in quotes '...'")));
            return new TableRequest.TextFormat(
                    separator, decimal, header, Set.copyOf(missing), new StampFormat(fault.isEmpty() ? stamps : ""));
        }

        /// By the form of the keys, or by a file.
        private Optional<Renaming> renaming() {
            int known = out.errors();
            var form = arguments.form("rename");
            if (form.isPresent() || !arguments.has("rename") || out.errors() > known) {
                return form;
            }
            var at = arguments.span("rename");
            return arguments
                    .text("rename", "\"names.csv\"")
                    .flatMap(path -> catalog.files(home, path, at, out))
                    .flatMap(found -> catalog.names(
                            found.getFirst(),
                            function.equals("csv") ? arguments.character("separator", ',') : ',',
                            at,
                            series,
                            out));
        }

        /// Keys come from one place.
        private void keysOnce(boolean pattern) {
            if (pattern && arguments.has("columns")) {
                arguments.conflict(arguments.span("columns"), "a file for each key has one column", "column: 1 as kW");
            }
            if (arguments.has("key") && (pattern || arguments.has("columns"))) {
                arguments.conflict(
                        arguments.span("key"),
                        "the keys are already in the names of the " + (pattern ? "files" : "columns"),
                        "leave out key");
            }
        }

        private void needsKeys(boolean pattern) {
            var at = pattern ? "file" : arguments.has("key") ? "key" : "columns";
            out.add(Diagnostic.error(
                            Code.T134,
                            arguments.span(at),
                            "this gives a series for each key, but " + series + " is one series")
                    .note("instead", "profile " + series + " by home: ... = " + function + "(...), in a problem"));
        }

        private Optional<Dimension> dimension(Layout layout, Unit unit) {
            if (!(layout instanceof Layout.Sessions sessions)) {
                return Optional.of(unit.dimension());
            }
            return switch (sessions.value()) {
                case COUNT, PRESENCE -> Optional.of(Dimension.NONE);
                case LEVEL -> additive(unit, unit.dimension());
                case SPREAD ->
                    additive(unit, unit.dimension())
                            .map(each -> each.dividedBy(expressions.units().dimension("Time")));
            };
        }

        /// Values of sessions at the same time are added up.
        private Optional<Dimension> additive(Unit unit, Dimension dimension) {
            if (!dimension.point()) {
                return Optional.of(dimension);
            }
            out.add(Diagnostic.error(
                    Code.U206, arguments.span("column"), "sessions are added up, and " + unit.name() + " cannot be"));
            return Optional.empty();
        }
    }
}
