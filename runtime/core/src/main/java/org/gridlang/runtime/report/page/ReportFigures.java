package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridlang.runtime.compare.ComparisonTable;
import org.gridlang.runtime.compare.Interval;
import org.gridlang.runtime.report.page.LineChart.Curve;
import org.gridlang.runtime.report.plot.Drawing;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.FeederMap;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Draws every picture of a report, for the page and for images alike.
final class ReportFigures {
    private static final String VALIDATION = "validation_";
    private static final String VIOLATION = "_violation_mean";
    /// A curve whose values range wider than this goes by powers of ten.
    private static final double WIDE = 30;
    /// Constraints with a learning curve of their own.
    private static final int CONSTRAINTS = 3;

    private final ReportContent content;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> policies;

    /// A picture.
    ///
    /// @param name of its file and its element: `cost-seconds`
    record Figure(Section section, String name, Drawing drawing, String caption) {}

    /// Where on the page it stands.
    enum Section {
        LEARNING,
        MERIT,
        VOLTAGE,
        FEEDER,
        MULTIPLIERS
    }

    private ReportFigures(ReportContent content) {
        this.content = content;
        var names = new LinkedHashSet<String>();
        content.runs().forEach(run -> names.add(run.experiment()));
        content.lines().forEach(line -> names.add(line.policy()));
        this.policies = List.copyOf(names);
    }

    static List<Figure> of(ReportContent content) {
        var figures = new ReportFigures(content);
        figures.learning();
        figures.merit();
        figures.voltages();
        figures.multipliers();
        return figures.figures;
    }

    private Role ink(String policy) {
        return Role.series(Math.max(0, policies.indexOf(policy)));
    }

    private void learning() {
        var constraints = new LinkedHashSet<String>();
        content.runs()
                .forEach(run -> run.metrics().keySet().stream()
                        .filter(each -> each.startsWith(VALIDATION) && each.endsWith(VIOLATION))
                        .forEach(constraints::add));
        for (boolean seconds : new boolean[] {true, false}) {
            curves(VALIDATION + "cost", "Cost on the validation days", "money per day", seconds, false);
            curves(VALIDATION + "merit", "Merit on the validation days", "money per day", seconds, false);
            constraints.stream()
                    .limit(seconds ? CONSTRAINTS : 1)
                    .forEach(each -> curves(
                            each,
                            "Mean violation of "
                                    + each.substring(VALIDATION.length(), each.length() - VIOLATION.length()),
                            "in its unit; validation days",
                            seconds,
                            true));
        }
    }

    private void curves(String column, String title, String up, boolean seconds, boolean violation) {
        var curves = new ArrayList<Curve>();
        var named = new HashSet<String>();
        for (var run : content.runs()) {
            double[] x = run.metrics()
                    .getOrDefault(seconds ? "seconds" : "evaluations", new double[0])
                    .clone();
            double[] y = run.metrics().getOrDefault(column, new double[x.length]);
            if (!seconds) {
                Arrays.setAll(x, index -> x[index] / 1000);
            }
            String name = named.add(run.experiment()) ? run.experiment() : "";
            var curve = new Curve(name, x, y, ink(run.experiment()), 2, dashes(run.experiment()));
            if (curve.points() > 0) {
                curves.add(curve);
            }
        }
        if (curves.isEmpty() || (violation && !positive(curves))) {
            return;
        }
        boolean powers = violation || wide(curves);
        figures.add(new Figure(
                Section.LEARNING,
                column.substring(VALIDATION.length()) + (seconds ? "-seconds" : "-scenarios"),
                LineChart.draw(
                        title, seconds ? "seconds of training" : "thousand scenarios solved", up, powers, curves),
                ""));
    }

    /// Beyond the seventh curve colours repeat, so lines are dashed.
    private List<Double> dashes(String policy) {
        return policies.indexOf(policy) < Role.SERIES ? List.of() : List.of(6.0, 3.0);
    }

    /// A constraint that was never violated has no curve.
    private static boolean positive(List<Curve> curves) {
        return curves.stream().flatMapToDouble(each -> Arrays.stream(each.y())).anyMatch(each -> each > 0);
    }

    private static boolean wide(List<Curve> curves) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (var curve : curves) {
            for (double each : curve.y()) {
                if (Double.isFinite(each)) {
                    least = Math.min(least, each);
                    most = Math.max(most, each);
                }
            }
        }
        return least > 0 && most > WIDE * least;
    }

    private void merit() {
        Set<String> evaluations = new LinkedHashSet<>();
        content.lines().forEach(line -> evaluations.add(line.evaluation()));
        for (var evaluation : evaluations) {
            var own = content.lines().stream()
                    .filter(each -> each.evaluation().equals(evaluation))
                    .toList();
            var constraint = own.stream()
                    .map(ComparisonTable.Line::metric)
                    .filter(each -> each.endsWith(".violation_mean"))
                    .findFirst();
            if (constraint.isPresent()) {
                scatter(evaluation, own, constraint.get());
            }
        }
    }

    private void scatter(String evaluation, List<ComparisonTable.Line> lines, String violation) {
        var marks = new ArrayList<ScatterChart.Mark>();
        for (var policy : policies) {
            var cost = interval(lines, policy, "cost");
            var excess = interval(lines, policy, violation);
            if (!Double.isNaN(cost.middle()) && !Double.isNaN(excess.middle())) {
                marks.add(new ScatterChart.Mark(
                        policy,
                        ink(policy),
                        new Point(excess.middle(), cost.middle()),
                        new Point(excess.low(), cost.low()),
                        new Point(excess.high(), cost.high())));
            }
        }
        if (!marks.isEmpty()) {
            String constraint = violation.substring(0, violation.indexOf('.'));
            figures.add(new Figure(
                    Section.MERIT,
                    "merit-" + evaluation,
                    ScatterChart.draw(
                            evaluation,
                            "mean violation of " + constraint + "; none: at the left edge",
                            "cost per day",
                            marks),
                    ""));
        }
    }

    private static Interval interval(List<ComparisonTable.Line> lines, String policy, String metric) {
        return lines.stream()
                .filter(each -> each.policy().equals(policy) && each.metric().equals(metric))
                .map(ComparisonTable.Line::interval)
                .findFirst()
                .orElse(new Interval(Double.NaN, Double.NaN, Double.NaN, 0));
    }

    private void voltages() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var traced : content.traces()) {
            double[] range = BandChart.range(traced.trace());
            low = Math.min(low, range[0]);
            high = Math.max(high, range[1]);
        }
        for (var traced : content.traces()) {
            figures.add(new Figure(
                    Section.VOLTAGE,
                    "voltage-" + traced.policy(),
                    BandChart.draw(traced.policy(), traced.trace(), new double[] {low, high}),
                    ""));
        }
        if (content.feeder().isPresent()) {
            for (var traced : content.traces()) {
                var view = WorstVoltages.of(content.feeder().get(), traced.trace());
                if (view.buses().stream().anyMatch(bus -> !bus.voltages().isEmpty())) {
                    figures.add(new Figure(
                            Section.FEEDER,
                            "feeder-" + traced.policy(),
                            titled(traced.policy(), FeederMap.draw(view)),
                            ""));
                }
            }
        }
    }

    /// A drawing below a title.
    private static Drawing titled(String title, Drawing drawing) {
        double head = 26;
        List<Drawing.Shape> shapes = List.of(
                Drawing.Label.of(12, 18, title, 14, Drawing.Align.START, Role.TEXT)
                        .inBold(),
                new Drawing.Moved(0, head, drawing.shapes()));
        return new Drawing(
                drawing.width(),
                drawing.height() + head,
                title + ": " + drawing.title(),
                drawing.description(),
                shapes,
                List.of());
    }

    private void multipliers() {
        double stepSeconds = content.traces().isEmpty()
                ? 0
                : content.traces().getFirst().trace().stepSeconds();
        for (var field : content.multipliers()) {
            if (field.largest() > 0 && stepSeconds > 0) {
                figures.add(new Figure(
                        Section.MULTIPLIERS,
                        "multipliers-" + field.constraint() + (field.above() ? "-upper" : "-lower"),
                        MultiplierChart.draw(field, stepSeconds),
                        ""));
            }
        }
    }
}
