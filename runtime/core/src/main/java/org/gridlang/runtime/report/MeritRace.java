package org.gridlang.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gridlang.runtime.record.RunFolder;
import org.jspecify.annotations.Nullable;

/// How soon several trainings of one problem reached the same merit on the validation days, in seconds and in scenarios
/// solved forward and backward:
///
/// ```
/// to merit 9858.20, the best of ssl    gradmap 27.1 s, 21504 scenarios    ssl 150.2 s, 178176 scenarios
/// ```
///
/// The merit raced for is the worst of the runs' best ones, so that every run gets there.
public final class MeritRace {
    private static final String MERIT = "validation_merit";

    private MeritRace() {}

    /// A run and the name of what it trained.
    public record Runner(String name, RunFolder folder) {}

    /// One line, or none with fewer than two runs that were validated.
    public static List<String> lines(List<Runner> runners) {
        double target = Double.NEGATIVE_INFINITY;
        String last = "";
        for (var runner : runners) {
            var best = best(runner);
            if (best.isEmpty()) {
                return List.of();
            }
            if (best.getAsDouble() > target) {
                target = best.getAsDouble();
                last = runner.name();
            }
        }
        if (runners.size() < 2) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        parts.add(String.format(Locale.ROOT, "to merit %.2f, the best of %s", target, last));
        for (var runner : runners) {
            int row = arrival(runner, target).orElseThrow();
            var metrics = runner.folder().metrics();
            parts.add(String.format(
                    Locale.ROOT,
                    "%s %.1f s, %.0f scenarios",
                    runner.name(),
                    column(metrics.get("seconds"))[row],
                    column(metrics.get("evaluations"))[row]));
        }
        return List.of(String.join("    ", parts));
    }

    private static OptionalDouble best(Runner runner) {
        OptionalDouble best = OptionalDouble.empty();
        for (double merit : column(runner.folder().metrics().get(MERIT))) {
            if (Double.isFinite(merit) && (best.isEmpty() || merit < best.getAsDouble())) {
                best = OptionalDouble.of(merit);
            }
        }
        return best;
    }

    /// The first pass whose merit is at least as good.
    private static OptionalInt arrival(Runner runner, double target) {
        double[] merits = column(runner.folder().metrics().get(MERIT));
        for (int row = 0; row < merits.length; row++) {
            if (merits[row] <= target) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    private static double[] column(double @Nullable [] values) {
        return values == null ? new double[0] : values;
    }
}
