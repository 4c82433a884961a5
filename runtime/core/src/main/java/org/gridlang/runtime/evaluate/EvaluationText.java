package org.gridlang.runtime.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gridlang.runtime.learn.Figures;

/// An evaluation for a terminal: a column for each policy, a line for each figure.
///
/// ```
/// winter: 16 test days        gradmap  no_control  perfect_information
/// ------------------------------------------------------------------
/// cost per day               15916.61    16818.55             14889.17
///   batteries                  484.33       -3.09               522.91
///   ...
/// voltage, mean violation    3.01e-07    1.34e-05             6.14e-08
/// ```
public final class EvaluationText {
    private static final double JOULES_PER_KILOWATT_HOUR = 3.6e6;

    private EvaluationText() {}

    public static String of(EvaluationTable table) {
        var text = new StringBuilder();
        if (!table.rows().isEmpty()) {
            text.append(figures(table));
        }
        for (var outcome : table.outcomes()) {
            String verdict = switch (outcome.verdict()) {
                case HOLDS -> "holds       ";
                case FAILS -> "FAILS       ";
                case NOT_JUDGED -> "not judged  ";
            };
            text.append("%s%s   (line %d)%n".formatted(verdict, outcome.text(), outcome.line()));
        }
        table.remarks().forEach(remark -> text.append(remark).append('\n'));
        return text.toString();
    }

    private static String figures(EvaluationTable table) {
        var rows = table.rows();
        var first = rows.getFirst().figures();
        var text = new TextTable();
        var header = new ArrayList<String>();
        header.add("%s: %d %s days"
                .formatted(table.name(), first.days(), table.split().name().toLowerCase(Locale.ROOT)));
        rows.forEach(row -> header.add(row.policy()));
        text.header(header);
        line(text, rows, "cost per day", figures -> TextTable.money(figures.cost()));
        for (var owner :
                first.money().stream().map(Figures.Money::owner).distinct().toList()) {
            line(text, rows, "  " + owner, figures -> TextTable.money(spent(figures, owner)));
        }
        captured(text, table);
        for (int index = 0; index < first.violations().size(); index++) {
            int constraint = index;
            String name = first.violations().get(index).constraint();
            Function<Figures, Figures.Violation> violation =
                    figures -> figures.violations().get(constraint);
            line(text, rows, name + ", mean violation", violation.andThen(each -> TextTable.small(each.mean())));
            line(
                    text,
                    rows,
                    "  on the 95th day of 100",
                    violation.andThen(each -> TextTable.small(each.percentile95())));
            line(text, rows, "  worst", violation.andThen(each -> TextTable.small(each.largestOfAll())));
            line(text, rows, "  how often", violation.andThen(each -> TextTable.share(each.rate())));
        }
        line(text, rows, "imported, kWh per day", figures -> energy(figures.importEnergy()));
        line(text, rows, "  most at once, kW", figures -> TextTable.money(peak(figures)));
        line(text, rows, "lost in the network, kWh per day", figures -> energy(figures.lossEnergy()));
        line(text, rows, "scenarios without a solution", figures -> Integer.toString(figures.unconverged()));
        return text.text();
    }

    /// How much of the way from no control to the reference each policy goes, where both were evaluated.
    private static void captured(TextTable text, EvaluationTable table) {
        var idle = table.cost(Evaluator.NO_CONTROL);
        var reference = table.cost(Evaluator.PERFECT_INFORMATION);
        if (idle.isPresent() && reference.isPresent()) {
            double whole = idle.getAsDouble() - reference.getAsDouble();
            line(
                    text,
                    table.rows(),
                    "  of the reference's saving",
                    figures ->
                            String.format(Locale.ROOT, "%.1f %%", 100 * (idle.getAsDouble() - figures.cost()) / whole));
            line(
                    text,
                    table.rows(),
                    "  above the reference",
                    figures -> String.format(
                            Locale.ROOT,
                            "%.1f %%",
                            100 * (figures.cost() - reference.getAsDouble()) / Math.abs(reference.getAsDouble())));
        }
    }

    private static void line(
            TextTable text, List<EvaluationTable.Row> rows, String name, Function<Figures, String> figure) {
        var cells = new ArrayList<String>();
        cells.add(name);
        rows.forEach(row -> cells.add(figure.apply(row.figures())));
        text.row(cells);
    }

    private static double spent(Figures figures, String owner) {
        return figures.money().stream()
                .filter(each -> each.owner().equals(owner))
                .mapToDouble(Figures.Money::mean)
                .sum();
    }

    private static double peak(Figures figures) {
        return Arrays.stream(figures.peakImport()).max().orElse(0) / 1000;
    }

    private static String energy(double[] joulesPerDay) {
        double sum = 0;
        for (double each : joulesPerDay) {
            sum += each;
        }
        return TextTable.money(sum / Math.max(joulesPerDay.length, 1) / JOULES_PER_KILOWATT_HOUR);
    }
}
