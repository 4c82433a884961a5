package org.gridlang.opendss.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.SquareMatrix;

/// Finds the linecodes behind lines: lines whose matrices are multiples of each other share one, and their lengths say
/// the multiple.
final class GridLinecodes {
    /// Multiples agree to so much, relative to the largest entry.
    private static final double SAME = 1e-13;

    private static final double METRES_PER_KILOMETRE = 1e3;

    private final Map<String, Double> lengths;
    private final GridNames names = new GridNames();
    private final List<Code> codes = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    /// @param line whose matrices it has, for `kilometres` of it
    private record Code(String name, Line line, double kilometres) {}

    /// @param kilometres length of a line of a code
    record Use(String code, double kilometres) {}

    /// @param lengths of lines in m, as far as they are known
    GridLinecodes(Map<String, Double> lengths) {
        this.lengths = lengths;
    }

    String text() {
        return out.toString();
    }

    Use use(Line line) {
        var known = lengths.get(line.name());
        for (var code : codes) {
            double multiple = multiple(line, code.line);
            if (!Double.isNaN(multiple)) {
                double kilometres = multiple * code.kilometres;
                boolean isLength = known == null || Math.abs(known / METRES_PER_KILOMETRE / kilometres - 1) < 1e-9;
                if (isLength) {
                    return new Use(code.name, kilometres);
                }
            }
        }
        double kilometres = known == null ? 1 : known / METRES_PER_KILOMETRE;
        var code = new Code(names.next("code"), line, kilometres);
        codes.add(code);
        write(code);
        return new Use(code.name, kilometres);
    }

    private void write(Code code) {
        var line = code.line;
        double per = code.kilometres;
        out.append("linecode %s { per: 1 km, r_ohm: %s, x_ohm: %s, c_nF: %s }\n"
                .formatted(
                        code.name,
                        matrix(line.resistance(), per, 0),
                        matrix(line.reactance(), per, 0),
                        matrix(line.capacitance(), per, 9)));
    }

    private static String matrix(SquareMatrix matrix, double per, int places) {
        return IntStream.range(0, matrix.size())
                .mapToObj(row -> IntStream.rangeClosed(0, row)
                        .mapToObj(column -> Decimals.shifted(matrix.at(row, column) / per, places))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// How many times as long `line` is as `other`; not a number if it is none of the same code.
    private static double multiple(Line line, Line other) {
        int size = line.resistance().size();
        if (size != other.resistance().size()) {
            return Double.NaN;
        }
        double resistance = line.resistance().at(0, 0) / other.resistance().at(0, 0);
        double reactance = line.reactance().at(0, 0) / other.reactance().at(0, 0);
        double multiple = Double.isFinite(resistance) && resistance > 0 ? resistance : reactance;
        return multiple > 0
                        && Double.isFinite(multiple)
                        && same(line.resistance(), other.resistance(), multiple)
                        && same(line.reactance(), other.reactance(), multiple)
                        && same(line.capacitance(), other.capacitance(), multiple)
                ? multiple
                : Double.NaN;
    }

    private static boolean same(SquareMatrix matrix, SquareMatrix other, double multiple) {
        double largest = 0;
        double off = 0;
        for (int row = 0; row < matrix.size(); row++) {
            for (int column = 0; column < matrix.size(); column++) {
                largest = Math.max(largest, Math.abs(matrix.at(row, column)));
                off = Math.max(off, Math.abs(matrix.at(row, column) - multiple * other.at(row, column)));
            }
        }
        return off <= SAME * largest;
    }
}
