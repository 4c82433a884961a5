package org.gridlang.language.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.data.table.DataTable;

/// Prices of energy that nobody pays: `28 [$/kWh]` where `0.28 [$/kWh]` was meant, or `0.28 [$/MWh]`. In any currency
/// that counts like dollars, euros or pounds.
final class Prices {
    private static final double JOULES_PER_KILOWATT_HOUR = 3.6e6;

    /// What was meant per megawatt-hour, or in hundredths, and stands per kilowatt-hour and in whole, lies above.
    private static final double DEAREST = 10 / JOULES_PER_KILOWATT_HOUR;

    /// What was meant per kilowatt-hour and stands per megawatt-hour lies below.
    private static final double CHEAPEST = 0.001 / JOULES_PER_KILOWATT_HOUR;

    private final Units units;
    private final SourceText file;
    private final Diagnostics out;
    private final Dimension price;

    /// @param file that is looked through; what is written elsewhere is not told
    Prices(Units units, SourceText file, Diagnostics out) {
        this.units = units;
        this.file = file;
        this.out = out;
        this.price = units.dimension("Money").dividedBy(units.dimension("Energy"));
    }

    boolean isPrice(Dimension dimension) {
        return dimension.equals(price);
    }

    String text(double value) {
        return units.measures().value(value, price);
    }

    /// Each price in a term that is far too high.
    void tooDear(Term term) {
        Terms.walk(term, each -> {
            if (each instanceof Term.Constant constant
                    && isPrice(constant.dimension())
                    && constant.span().source().equals(file)
                    && Math.abs(constant.value()) > DEAREST) {
                tooDear(constant.span(), headline(constant), text(constant.value()));
            }
        });
    }

    /// A series whose highest price is far too low. That some of its prices are low is common: a spread, a fee.
    void tooCheap(Term series) {
        var constants = new ArrayList<Term.Constant>();
        Terms.walk(series, each -> {
            if (each instanceof Term.Constant constant && isPrice(constant.dimension()) && constant.value() != 0) {
                constants.add(constant);
            }
        });
        constants.stream()
                .max(Comparator.comparingDouble(each -> Math.abs(each.value())))
                .filter(each -> each.span().source().equals(file) && Math.abs(each.value()) < CHEAPEST)
                .ifPresent(each -> tooCheap(each.span(), headline(each), text(each.value())));
    }

    /// Data of which half the prices are far too high or far too low; a few of either occur in every market.
    void outOfRange(DataTable table, Span call) {
        var median = median(table);
        var what = "half of the prices in " + table.name() + " are";
        if (median.isPresent() && median.get() > DEAREST) {
            tooDear(call, what, "more than " + text(median.get()));
        } else if (median.isPresent() && median.get() < CHEAPEST) {
            tooCheap(call, what, "less than " + text(median.get()));
        }
    }

    /// The middle of all sizes other than zero.
    private static Optional<Double> median(DataTable table) {
        double[] sizes = table.columns().stream()
                .flatMapToDouble(each -> DoubleStream.of(each.values()))
                .map(Math::abs)
                .filter(each -> each > 0)
                .sorted()
                .toArray();
        return sizes.length == 0 ? Optional.empty() : Optional.of(sizes[sizes.length / 2]);
    }

    private static String headline(Term.Constant price) {
        return "energy at " + price.span().text() + " is";
    }

    private void tooDear(Span at, String what, String found) {
        out.add(Diagnostic.warning(Code.W108, at, what + " dearer than anywhere")
                .note("found", found)
                .note("usual", "0.05 to 1 per kWh"));
    }

    private void tooCheap(Span at, String what, String found) {
        out.add(Diagnostic.warning(Code.W117, at, what + " cheaper than anywhere")
                .note("found", found)
                .note("usual", "0.05 to 1 per kWh, which is 50 to 1000 per MWh"));
    }
}
