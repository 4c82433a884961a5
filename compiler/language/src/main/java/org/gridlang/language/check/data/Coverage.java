package org.gridlang.language.check.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Item;
import org.gridlang.runtime.data.table.DataTable;
import org.gridlang.runtime.data.table.PastEnd;
import org.gridlang.runtime.data.table.TimeText;
import org.gridlang.runtime.problem.TimeGrid;

/// Whether data reach over the dates for which they are needed.
public final class Coverage {
    private final DataCatalog data;
    private final Diagnostics out;

    public Coverage(DataCatalog data, Diagnostics out) {
        this.data = data;
        this.out = out;
    }

    /// A time for which data are needed.
    ///
    /// @param name such as `train`
    /// @param end no longer part of it, seconds since 1970-01-01T00:00Z
    public record Period(String name, Span written, ZoneId zone, long start, long end) {}

    /// The three ranges of dates of a problem.
    public static List<Period> periods(TimeGrid time, Item.Time block) {
        var periods = new ArrayList<Period>();
        for (var entry : block.entries()) {
            switch (entry.keyText()) {
                case "train" -> periods.add(period(time, time.train(), entry));
                case "validate" -> periods.add(period(time, time.validate(), entry));
                case "test" -> periods.add(period(time, time.test(), entry));
                default -> {}
            }
        }
        return periods;
    }

    private static Period period(TimeGrid time, TimeGrid.DateRange dates, Item.Entry entry) {
        long horizon = (long) Math.ceil(time.steps() * time.stepSeconds());
        return new Period(
                entry.keyText(),
                entry.value().span(),
                time.zone(),
                dates.first().atStartOfDay(time.zone()).toEpochSecond(),
                dates.last().atStartOfDay(time.zone()).toEpochSecond() + horizon);
    }

    /// The year over which tests take statistics of series.
    public static Period testYear(Span test) {
        return new Period(
                "this test",
                test,
                ZoneOffset.UTC,
                LocalDate.of(2025, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                LocalDate.of(2026, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    /// Reports the tables that these terms read and that are too short.
    public void check(List<Term> terms, List<Period> periods) {
        var tables = new TreeSet<Integer>();
        for (var term : terms) {
            Terms.walk(term, each -> {
                if (each instanceof Term.Reference(var span, var dimension, Symbol.Data(var name, int table))) {
                    tables.add(table);
                }
            });
        }
        tables.forEach(each -> check(data.entry(each), periods));
    }

    private void check(DataCatalog.Entry entry, List<Period> periods) {
        var table = entry.table();
        if (table.before() == PastEnd.ERROR) {
            var early = periods.stream()
                    .filter(each -> each.start() < table.start())
                    .toList();
            early.stream()
                    .min(java.util.Comparator.comparingLong(Period::start))
                    .ifPresent(first -> report(
                            entry,
                            early,
                            series(table, true) + " begins at " + TimeText.moment(table.start(), first.zone())
                                    + ", but " + first.name() + " needs data from "
                                    + TimeText.moment(first.start(), first.zone()),
                            "before_start"));
        }
        if (table.after() == PastEnd.ERROR) {
            var late = periods.stream().filter(each -> each.end() > table.end()).toList();
            late.stream()
                    .max(java.util.Comparator.comparingLong(Period::end))
                    .ifPresent(last -> report(
                            entry,
                            late,
                            series(table, false) + " ends at " + TimeText.moment(table.end(), last.zone()) + ", but "
                                    + last.name() + " needs data until " + TimeText.moment(last.end(), last.zone()),
                            "past_end"));
        }
    }

    /// The series, with the key whose column is too short if not all are alike.
    private static String series(DataTable table, boolean start) {
        long edge = start ? table.start() : table.end();
        for (int key = 0; key < table.keys().size(); key++) {
            var axis = table.columns().get(key).axis();
            boolean alike = table.columns().stream()
                    .allMatch(each -> (start ? each.axis().start() : each.axis().end()) == edge);
            if (!alike && (start ? axis.start() : axis.end()) == edge) {
                return table.name() + "[\"" + table.keys().get(key) + "\"]";
            }
        }
        return table.name();
    }

    private void report(DataCatalog.Entry entry, List<Period> uncovered, String headline, String argument) {
        var fault = Diagnostic.error(Code.T131, entry.call(), headline);
        for (var period : uncovered) {
            fault = fault.also(period.written(), period.name() + " is not covered");
        }
        out.add(fault.note("instead", "other dates, more data, or " + argument + ": hold or repeat"));
    }
}
