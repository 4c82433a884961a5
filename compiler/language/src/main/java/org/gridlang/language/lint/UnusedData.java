package org.gridlang.language.lint;

import java.util.HashSet;
import java.util.List;
import org.gridlang.language.check.data.Coverage;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.runtime.data.table.DataTable;
import org.gridlang.runtime.data.table.DataTables;
import org.gridlang.runtime.data.table.PastEnd;
import org.gridlang.runtime.data.table.TimeText;

/// Data of three years of which the dates of `train`, `validate` and `test` span a month, and tables over the time of
/// day that go on past its end. A season of a year is a choice; a smaller part is more often a slip in the dates.
final class UnusedData {
    /// The part of the data that has to be used, up to a day or two of a season.
    private static final double LEAST_PART = 0.24;

    private final ProblemModel problem;
    private final List<Coverage.Period> periods;
    private final DataTables data;
    private final Diagnostics out;

    private UnusedData(ProblemModel problem, List<Coverage.Period> periods, DataTables data, Diagnostics out) {
        this.problem = problem;
        this.periods = periods;
        this.data = data;
        this.out = out;
    }

    static void check(SourceFile root, ProblemModel problem, DataTables data, Diagnostics out) {
        var periods = root.items().stream()
                .filter(Item.Time.class::isInstance)
                .map(Item.Time.class::cast)
                .flatMap(block -> Coverage.periods(problem.time(), block).stream())
                .toList();
        new UnusedData(problem, periods, data, out).check(root);
    }

    private void check(SourceFile root) {
        var told = new HashSet<Span>();
        for (var series : problem.series()) {
            Terms.walk(series.value(), term -> {
                if (term.span().source().equals(root.text()) && told.add(term.span())) {
                    one(term);
                }
            });
        }
    }

    private void one(Term term) {
        switch (term) {
            case Term.Reference(var span, var dimension, Symbol.Data(var name, int table)) ->
                data(data.tables().get(table), span);
            case Term.Table table -> table(table);
            default -> {}
        }
    }

    private void data(DataTable table, Span call) {
        long first = periods.stream().mapToLong(Coverage.Period::start).min().orElse(table.start());
        long last = periods.stream().mapToLong(Coverage.Period::end).max().orElse(table.end());
        boolean repeated = (first < table.start() && table.before() == PastEnd.REPEAT)
                || (last > table.end() && table.after() == PastEnd.REPEAT);
        double used = Math.max(0, Math.min(last, table.end()) - Math.max(first, table.start()));
        double whole = table.end() - table.start();
        if (repeated || used >= LEAST_PART * whole) {
            return;
        }
        var zone = problem.time().zone();
        var doubt = Diagnostic.warning(
                        Code.W113,
                        call.firstLine(),
                        used == 0
                                ? "none of the data of " + table.name() + " are used"
                                : "most of the data of " + table.name() + " are not used")
                .pointing(TimeText.moment(table.start(), zone) + " to " + TimeText.moment(table.end(), zone));
        for (var period : periods) {
            doubt = doubt.also(period.written(), period.name() + " uses these");
        }
        out.add(doubt.note("used", days(used) + " of " + days(whole))
                .note("why", "policies learn from these dates alone; data are brought to be learned from")
                .note("instead", "use more dates, or keep only the part that is meant beside the problem"));
    }

    private static String days(double seconds) {
        long days = Math.round(seconds / 86_400);
        return days + (days == 1 ? " day" : " days");
    }

    /// `table(time.of_day, at: [0 h, 12 h, 36 h], ...)`: the clock shows no 36 h.
    private void table(Term.Table table) {
        if (table.argument() instanceof Term.Reference(var span, var dimension, Symbol.Clock(var reading))) {
            Interval shown = Clock.interval(reading);
            var places = table.curve().at();
            long beyond = places.stream().filter(each -> !shown.contains(each)).count();
            // One place beyond is how a line is led out of the range.
            if (beyond > 1) {
                out.add(Diagnostic.warning(
                                Code.W113, table.span().firstLine(), beyond + " places of this table are never reached")
                        .note(
                                "found",
                                span.text() + " ends with the "
                                        + (switch (reading) {
                                            case TIME_OF_DAY -> "day";
                                            case DAY_OF_YEAR -> "year";
                                            case WEEKDAY, WEEKEND -> "week";
                                        })));
            }
        }
    }
}
