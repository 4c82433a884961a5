package org.gridlang.runtime.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.record.RunFolder;

/// When a training came to a merit for good: the first validation from which the running median of three stays at or
/// below the target to the end of the training.
///
/// ```
/// merits  90 70 60 80 61 58 59     medians of three  90 90 70 70 61 61 59     to 65: at the fifth validation
/// ```
///
/// One lucky validation is no arrival, and neither is one that is lost again. The first two validations have no three;
/// the worse of what there is stands for them.
public final class Arrival {
    private final double[] seconds;
    private final double[] scenarios;
    private final double[] medians;

    private Arrival(double[] seconds, double[] scenarios, double[] merits) {
        this.seconds = seconds;
        this.scenarios = scenarios;
        this.medians = runningMedians(merits);
    }

    /// Of a run; empty if it has not been validated.
    public static Optional<Arrival> of(RunFolder folder) {
        Map<String, double[]> metrics = folder.metrics();
        double[] merits = metrics.getOrDefault("validation_merit", new double[0]);
        int[] validated = java.util.stream.IntStream.range(0, merits.length)
                .filter(row -> Double.isFinite(merits[row]))
                .toArray();
        if (validated.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Arrival(
                picked(metrics, "seconds", validated),
                picked(metrics, "evaluations", validated),
                picked(metrics, "validation_merit", validated)));
    }

    static Arrival of(List<Double> seconds, List<Double> scenarios, List<Double> merits) {
        return new Arrival(array(seconds), array(scenarios), array(merits));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] picked(Map<String, double[]> metrics, String column, int[] rows) {
        double[] values = metrics.getOrDefault(column, new double[0]);
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static double[] runningMedians(double[] merits) {
        var medians = new double[merits.length];
        for (int index = 0; index < merits.length; index++) {
            double[] last = Arrays.copyOfRange(merits, Math.max(0, index - 2), index + 1);
            Arrays.sort(last);
            medians[index] = last.length == 3 ? last[1] : last[last.length - 1];
        }
        return medians;
    }

    /// The merit of the first validation.
    public double first() {
        return medians[0];
    }

    /// The running median at the end of the training.
    public double settled() {
        return medians[medians.length - 1];
    }

    /// Seconds of training until the target is kept; infinite if it never is.
    public double seconds(double target) {
        return at(seconds, target);
    }

    /// Scenarios solved forward and backward until then; infinite likewise.
    public double scenarios(double target) {
        return at(scenarios, target);
    }

    private double at(double[] axis, double target) {
        int from = medians.length;
        while (from > 0 && medians[from - 1] <= target) {
            from--;
        }
        return from == medians.length ? Double.POSITIVE_INFINITY : axis[from];
    }
}
