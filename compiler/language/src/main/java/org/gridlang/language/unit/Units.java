package org.gridlang.language.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.UnitExpression;
import org.jspecify.annotations.Nullable;

/// The dimensions and units that a file may use, by name, in the order of their declaration.
public final class Units {
    /// Beyond this no exponent has a meaning that anybody intends.
    private static final double LARGEST_EXPONENT = 24;

    private final Map<String, Dimension> dimensions;
    private final Map<String, Unit> units;
    private @Nullable Measures measures;

    public Units(Map<String, Dimension> dimensions, Map<String, Unit> units) {
        this.dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        this.units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    public Map<String, Dimension> dimensions() {
        return dimensions;
    }

    public Map<String, Unit> units() {
        return units;
    }

    /// How to write dimensions and values of this table.
    public Measures measures() {
        // Made when first needed: most tables are steps on the way to the next.
        if (measures == null) {
            measures = new Measures(dimensions, units);
        }
        return measures;
    }

    /// A dimension that our own rules speak of, such as `Power`; the prelude declares it.
    public Dimension dimension(String name) {
        var found = dimensions.get(name);
        if (found == null) {
            throw new IllegalStateException("check: the prelude declares no dimension " + name);
        }
        return found;
    }

    /// What a written dimension means; empty if a name is unknown, which is then reported.
    public Optional<Dimension> resolve(DimensionExpression written, Diagnostics out) {
        return switch (written) {
            case DimensionExpression.One one -> Optional.of(Dimension.NONE);
            case DimensionExpression.Named named -> named(named, out);
            case DimensionExpression.Product(Span span, DimensionExpression left, DimensionExpression right) ->
                both(span, left, right, 1, out);
            case DimensionExpression.Quotient(Span span, DimensionExpression left, DimensionExpression right) ->
                both(span, left, right, -1, out);
            case DimensionExpression.Power power -> {
                var base = resolve(power.base(), out).flatMap(each -> factor(power.span(), each, out));
                if (power.denominator() == 0) {
                    out.add(Diagnostic.error(Code.U201, power.span(), "this exponent divides by zero"));
                    yield Optional.empty();
                }
                yield base.map(each -> each.power(new Rational(power.numerator(), power.denominator())))
                        .flatMap(each -> sensible(power.span(), each, out));
            }
        };
    }

    private Optional<Dimension> named(DimensionExpression.Named named, Diagnostics out) {
        var found = dimensions.get(named.name());
        if (found != null) {
            return Optional.of(found);
        }
        var unit = units.get(named.name());
        var message = unit == null
                ? "there is no dimension \"" + named.name() + "\"" + Suggestion.hint(named.name(), dimensions.keySet())
                : "\"" + named.name() + "\" is a unit; a declaration names a dimension, here "
                        + measures().name(unit.dimension());
        var fault = Diagnostic.error(Code.U201, named.span(), message);
        var better = unit == null
                ? Suggestion.nearest(named.name(), dimensions.keySet())
                : Optional.of(measures().name(unit.dimension()));
        out.add(better.map(name -> fault.fix("write " + name, new Diagnostic.Edit(named.span(), name)))
                .orElse(fault));
        return Optional.empty();
    }

    private Optional<Dimension> both(
            Span span, DimensionExpression left, DimensionExpression right, int sign, Diagnostics out) {
        var first = resolve(left, out).flatMap(each -> factor(left.span(), each, out));
        var second = resolve(right, out).flatMap(each -> factor(right.span(), each, out));
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return sensible(span, first.get().times(second.get().power(Rational.of(sign))), out);
    }

    /// Products and powers are of differences: there is no "temperature squared".
    private Optional<Dimension> factor(Span span, Dimension dimension, Diagnostics out) {
        if (!dimension.point()) {
            return Optional.of(dimension);
        }
        out.add(Diagnostic.error(
                        Code.U206,
                        span,
                        measures().name(dimension) + " is a place on a scale and cannot be a factor; use "
                                + measures().name(dimension.difference()))
                .fix(
                        "write " + measures().name(dimension.difference()),
                        new Diagnostic.Edit(span, measures().name(dimension.difference()))));
        return Optional.empty();
    }

    private Optional<Dimension> sensible(Span span, Dimension dimension, Diagnostics out) {
        if (dimension.largestExponent() <= LARGEST_EXPONENT) {
            return Optional.of(dimension);
        }
        out.add(Diagnostic.error(Code.U201, span, "an exponent of this dimension is beyond " + (int) LARGEST_EXPONENT));
        return Optional.empty();
    }

    /// What a written unit means; empty if a part is unknown, which is then reported.
    public Optional<Unit> resolve(UnitExpression written, Diagnostics out) {
        var factors = written.factors();
        if (factors.size() == 1 && factors.getFirst().exponent() == 1) {
            return known(factors.getFirst(), out);
        }
        var dimension = Dimension.NONE;
        double scale = 1;
        boolean complete = true;
        for (var factor : factors) {
            var unit = known(factor, out);
            complete &= unit.isPresent();
            if (unit.isPresent()) {
                complete &= factor(factor.span(), unit.get().dimension(), out).isPresent();
                dimension = dimension.times(unit.get().dimension().power(Rational.of(factor.exponent())));
                scale *= Math.pow(unit.get().scale(), factor.exponent());
            }
        }
        if (!complete || sensible(written.span(), dimension, out).isEmpty()) {
            return Optional.empty();
        }
        var text = written.span().text().replaceAll("[\\[\\]\\s]", "");
        return Optional.of(new Unit(text, dimension, scale, 0));
    }

    private Optional<Unit> known(UnitExpression.Factor factor, Diagnostics out) {
        var unit = units.get(factor.unit());
        if (unit != null) {
            return Optional.of(unit);
        }
        var fault = Diagnostic.error(
                Code.U200,
                factor.span(),
                "there is no unit \"" + factor.unit() + "\"" + Suggestion.hint(factor.unit(), unitNames()));
        out.add(Suggestion.nearest(factor.unit(), unitNames())
                .filter(name -> factor.span().text().equals(factor.unit()))
                .map(name -> fault.fix("write " + name, new Diagnostic.Edit(factor.span(), name)))
                .orElse(fault));
        return Optional.empty();
    }

    private List<String> unitNames() {
        return new ArrayList<>(units.keySet());
    }
}
