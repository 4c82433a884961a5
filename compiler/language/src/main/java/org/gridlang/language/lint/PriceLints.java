package org.gridlang.language.lint;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Intervals;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.data.table.DataTable;
import org.gridlang.runtime.data.table.DataTables;

/// The prices of a problem: `signal price: Money / Energy = csv("prices.csv", column: "price" as [$/kWh])`, of data
/// that are per megawatt-hour.
final class PriceLints {
    private final SourceText file;
    private final DataTables data;
    private final Prices prices;
    private final Intervals intervals = new Intervals(this::interval);
    private final Set<Span> told = new HashSet<>();
    private final Diagnostics out;

    private PriceLints(SourceText file, CheckedFile checked, Diagnostics out) {
        this.file = file;
        this.data = checked.data().tables();
        this.prices = new Prices(checked.units(), file, out);
        this.out = out;
    }

    static void check(SourceText file, ProblemModel problem, CheckedFile checked, Diagnostics out) {
        var lints = new PriceLints(file, checked, out);
        for (var series : problem.series()) {
            lints.prices.tooDear(series.value());
            if (lints.prices.isPrice(series.dimension())) {
                lints.prices.tooCheap(series.value());
                lints.data(series.value());
                lints.belowZero(series.value());
            }
        }
        for (var population : problem.populations()) {
            for (var parameter : population.parameters()) {
                if (parameter instanceof ProblemModel.Parameter.Given given) {
                    lints.prices.tooDear(given.value());
                }
            }
        }
    }

    /// What is known of the series from its data; the rest may be anything.
    private Interval interval(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Data(var name, int table) -> range(data.tables().get(table));
            case Symbol.Clock clock -> Clock.interval(clock.reading());
            default -> Interval.ALL;
        };
    }

    private static Interval range(DataTable table) {
        var found = table.columns().stream()
                .flatMapToDouble(each -> DoubleStream.of(each.values()))
                .summaryStatistics();
        return new Interval(found.getMin(), found.getMax());
    }

    private void data(Term series) {
        boolean mayBeNegative = intervals.of(series).low() < 0;
        for (var reference : Terms.references(series)) {
            if (reference.symbol() instanceof Symbol.Data(var name, int number)
                    && prices.isPrice(reference.dimension())
                    && reference.span().source().equals(file)
                    && told.add(reference.span())) {
                var table = data.tables().get(number);
                var range = range(table);
                prices.outOfRange(table, reference.span());
                if (range.low() < 0 && mayBeNegative) {
                    remark(
                            reference.span(),
                            "prices in " + table.name() + " are at times negative",
                            "down to " + prices.text(range.low()));
                }
            }
        }
    }

    /// Branches that are surely negative, and points of tables: what can be negative by its range alone may never be.
    private void belowZero(Term value) {
        switch (value) {
            case Term.Choice choice -> {
                belowZero(choice.then());
                belowZero(choice.otherwise());
            }
            case Term.Table table ->
                table.curve().values().stream()
                        .min(Double::compare)
                        .filter(each -> each < 0)
                        .ifPresent(each -> remark(table.span(), "this price is at times negative", prices.text(each)));
            case Term.Constant constant
            when constant.value() < 0 ->
                remark(constant.span(), "this price is negative", prices.text(constant.value()));
            case Term.Apply apply
            when intervals.of(apply).isNegative() ->
                remark(
                        apply.span(),
                        "this price is negative",
                        "at most " + prices.text(intervals.of(apply).high()));
            default -> {}
        }
    }

    private void remark(Span at, String headline, String found) {
        if (at.source().equals(file)) {
            out.add(Diagnostic.remark(Code.W118, at, headline)
                    .note("found", found)
                    .note("why", "markets do pay for being rid of energy, and then a device earns by wasting it")
                    .note("help", "if it is not meant, max(price, 0 [$/kWh]) keeps it out; a note fails no check"));
        }
    }
}
