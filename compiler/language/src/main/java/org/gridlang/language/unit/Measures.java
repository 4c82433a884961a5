package org.gridlang.language.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Writes dimensions and values as a person would: the dimension of `0.28 [$/kWh]` is `Money / Energy`, in
/// `$/kWh`.
public final class Measures {
    /// The units in which engineers of this field read values, where the table has them.
    private static final List<String> USUAL =
            List.of("$", "kWh", "kW", "kvar", "h", "K", "degC", "V", "A", "ohm", "S", "F", "m", "pu", "Hz");

    /// Units of one dimension, from small to large, of which the one that reads best is taken.
    private static final List<List<String>> LADDERS = List.of(
            List.of("s", "min", "h", "days"),
            List.of("mm", "m", "km"),
            List.of("Wh", "kWh", "MWh", "GWh"),
            List.of("W", "kW", "MW", "GW"),
            List.of("var", "kvar", "Mvar"),
            List.of("V", "kV"),
            List.of("mA", "A", "kA"),
            List.of("mohm", "ohm"),
            List.of("Hz", "kHz"));

    /// As many digits as a reader takes in at a glance.
    private static final int DIGITS = 4;

    private static final String PLAIN = "Ratio";

    private final Map<String, Dimension> named;
    private final Map<Dimension, String> names = new HashMap<>();
    private final Map<Dimension, Unit> usual = new HashMap<>();
    private final Map<Dimension, List<Unit>> ladders = new HashMap<>();
    private final Map<Dimension, List<Factor>> factorings = new HashMap<>();
    private final Map<Dimension, Factor> pieces = new LinkedHashMap<>();

    /// A named dimension to a power of 1, 2, -1 or -2.
    private record Factor(String name, Dimension dimension, int exponent) {
        Dimension value() {
            return dimension.power(Rational.of(exponent));
        }
    }

    Measures(Map<String, Dimension> dimensions, Map<String, Unit> units) {
        this.named = dimensions;
        dimensions.forEach((name, dimension) -> names.putIfAbsent(dimension, name));
        for (var symbol : USUAL) {
            var unit = units.get(symbol);
            if (unit != null) {
                usual.putIfAbsent(unit.dimension(), unit);
            }
        }
        units.values().stream()
                .filter(unit -> unit.dimension().isNone() ? unit.scale() == 1 : true)
                .forEach(unit -> usual.putIfAbsent(unit.dimension(), unit));
        for (var ladder : LADDERS) {
            var steps = ladder.stream().map(units::get).filter(Objects::nonNull).toList();
            steps.stream().findFirst().ifPresent(unit -> ladders.put(unit.dimension(), steps));
        }
    }

    /// `Money / Energy`; `Ratio` for a plain number.
    public String name(Dimension dimension) {
        if (dimension.isNone()) {
            return PLAIN;
        }
        var direct = names.get(dimension);
        return direct != null ? direct : product(dimension);
    }

    private String product(Dimension dimension) {
        var factors = factors(dimension);
        var text = joined(factors, Factor::name, " * ", " / ", "1");
        var value = factors.stream().map(Factor::value).reduce(Dimension.NONE, Dimension::times);
        return value.reactive() == dimension.reactive() ? text : "reactive " + text;
    }

    /// `$/kWh`; empty for a plain number.
    public String unit(Dimension dimension) {
        return usualUnit(dimension).name();
    }

    /// The dimension with its unit, for a note: `Money / Energy ($/kWh)`.
    public String nameAndUnit(Dimension dimension) {
        return dimension.isNone() ? "a plain number" : name(dimension) + " (" + unit(dimension) + ")";
    }

    /// `a Power`, `an Energy`, `a plain number`, `Money / Energy`, for a sentence.
    public String phrase(Dimension dimension) {
        if (dimension.isNone()) {
            return "a plain number";
        }
        var name = name(dimension);
        if (name.equals("Money") || name.contains(" ") || name.contains("^")) {
            return name;
        }
        return ("AEIOU".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /// An SI value in its usual unit with up to four digits: `13.5 kWh`, `0.28 [$/kWh]`, `0.95`.
    public String value(double si, Dimension dimension) {
        if (Double.isInfinite(si)) {
            return si > 0 ? "infinity" : "-infinity";
        }
        return value(si, usualUnit(dimension), DIGITS);
    }

    /// An SI value in the unit that reads best: `2.5 km`, `800 m`, `3.49 MW`.
    public String readable(double si, Dimension dimension) {
        return value(si, readableUnit(si, dimension), DIGITS);
    }

    /// The largest unit of its kind of which the value is at least one; for zero the usual one.
    public Unit readableUnit(double si, Dimension dimension) {
        var steps = ladders.getOrDefault(dimension, List.of());
        if (steps.isEmpty() || si == 0 || !Double.isFinite(si)) {
            return usualUnit(dimension);
        }
        return steps.reversed().stream()
                .filter(unit -> Math.abs(si) >= unit.scale())
                .findFirst()
                .orElse(steps.getFirst());
    }

    /// An SI value in a unit with up to so many digits: `78.5 %`, `0.28 [$/kWh]`.
    public static String value(double si, Unit unit, int digits) {
        var number = number(unit.fromSi(si), digits);
        if (unit.name().isEmpty()) {
            return number;
        }
        return number + (unit.name().matches("[^/*^]+") ? " " + unit.name() : " [" + unit.name() + "]");
    }

    /// A number with up to four significant digits, without trailing zeros.
    public static String number(double value) {
        return number(value, DIGITS);
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        var rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = rounded.abs().doubleValue();
        return size < 1e-4 || size >= 1e7 ? scientific(rounded) : rounded.toPlainString();
    }

    /// `1e-6`, not `1.0E-6`.
    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /// The unit in which a value of this dimension is shown.
    public Unit usualUnit(Dimension dimension) {
        if (dimension.isNone()) {
            return Unit.NONE;
        }
        var direct = usual.get(dimension);
        if (direct != null) {
            return direct;
        }
        var factors = factors(dimension);
        double scale = 1;
        for (var factor : factors) {
            scale *= Math.pow(unitOf(factor).scale(), factor.exponent());
        }
        return new Unit(joined(factors, each -> unitOf(each).name(), "*", "/", "1"), dimension, scale, 0);
    }

    private Unit unitOf(Factor factor) {
        var unit = usual.get(factor.dimension());
        return unit != null ? unit : new Unit(factor.name(), factor.dimension(), 1, 0);
    }

    private List<Factor> factors(Dimension dimension) {
        return factorings.computeIfAbsent(dimension.difference(), this::factored);
    }

    /// The shortest product of up to three named dimensions; failing that, of base dimensions.
    private List<Factor> factored(Dimension dimension) {
        if (pieces.isEmpty()) {
            collectPieces();
        }
        for (int length = 1; length <= 3; length++) {
            var found = shortest(dimension, length);
            if (found.isPresent()) {
                return found.get();
            }
        }
        var bases = new ArrayList<Factor>();
        dimension
                .exponents()
                .forEach((base, exponent) -> bases.add(new Factor(
                        exponent.equals(Rational.ONE)
                                ? base
                                : base + "^" + (exponent.denominator() == 1 ? exponent : "(" + exponent + ")"),
                        Dimension.base(base).power(exponent),
                        1)));
        return bases;
    }

    private void collectPieces() {
        named.forEach((name, each) -> {
            if (name.equals(names.get(each)) && !each.isNone() && !each.point() && usual.containsKey(each)) {
                for (int exponent : new int[] {1, -1, 2, -2}) {
                    var factor = new Factor(name, each, exponent);
                    pieces.putIfAbsent(factor.value(), factor);
                }
            }
        });
    }

    private Optional<List<Factor>> shortest(Dimension wanted, int length) {
        if (length == 1) {
            return Optional.ofNullable(pieces.get(wanted)).map(List::of);
        }
        var candidates = new ArrayList<List<Factor>>();
        pieces.forEach((value, piece) -> shortest(wanted.dividedBy(value), length - 1)
                .filter(more -> more.stream().noneMatch(each -> each.name().equals(piece.name())))
                .ifPresent(more -> {
                    var all = new ArrayList<Factor>();
                    all.add(piece);
                    all.addAll(more);
                    candidates.add(all);
                }));
        return candidates.stream().min(Comparator.comparingInt(Measures::awkwardness));
    }

    /// Few divisions, small exponents and a numerator read best; among equals the earlier declaration wins.
    private static int awkwardness(List<Factor> factors) {
        int total = 0;
        boolean numerator = false;
        for (var factor : factors) {
            total += Math.abs(factor.exponent()) * 2 + (factor.exponent() < 0 ? 1 : 0);
            numerator |= factor.exponent() > 0;
        }
        return numerator ? total : total + 2;
    }

    private static String joined(
            List<Factor> factors,
            java.util.function.Function<Factor, String> text,
            String times,
            String over,
            String one) {
        var above = new ArrayList<String>();
        var below = new ArrayList<String>();
        for (var factor : factors) {
            int size = Math.abs(factor.exponent());
            (factor.exponent() > 0 ? above : below).add(text.apply(factor) + (size == 1 ? "" : "^" + size));
        }
        var numerator = above.isEmpty() ? one : String.join(times, above);
        if (below.isEmpty()) {
            return numerator;
        }
        boolean compact = over.equals("/");
        return compact
                ? numerator + over + String.join(over, below)
                : numerator + over + (below.size() == 1 ? below.getFirst() : "(" + String.join(times, below) + ")");
    }
}
