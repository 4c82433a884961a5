package org.gridlang.runtime.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [PowerFlowBenchmark] in double precision and prints its results as the table of `runtime/docs/powerflow.md`,
/// with the machine, the JDK and how busy the machine was; rates are per second of CPU time:
///
/// ```
/// java -cp CLASSES org.gridlang.runtime.bench.PowerFlowTable [FEEDER...]
/// ```
public final class PowerFlowTable {
    private record Row(String feeder, String start, String tolerance) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "| %s | %s | %s |".formatted(feeder, start, tolerance);
        }
    }

    private PowerFlowTable() {}

    /// Runs and prints; takes about six minutes for all feeders.
    public static void main(String[] feeders) throws RunnerException {
        var options = new OptionsBuilder().include("PowerFlowBenchmark.double").addProfiler(CpuShare.class);
        if (feeders.length > 0) {
            options.param("feeder", feeders);
        }
        double before = load();
        var solves = new TreeMap<Row, Double>();
        var adjoints = new TreeMap<Row, Double>();
        for (var result : new Runner(options.build()).run()) {
            var params = result.getParams();
            var row = new Row(params.getParam("feeder"), params.getParam("start"), params.getParam("tolerance"));
            boolean solve = params.getBenchmark().endsWith("doubleSolve");
            double share = Objects.requireNonNull(result.getSecondaryResults().get(CpuShare.NAME))
                    .getScore();
            (solve ? solves : adjoints).put(row, result.getPrimaryResult().getScore() / share);
        }
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, JDK %s, load average %.1f before and %.1f after%n%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                before,
                load());
        System.out.println("| feeder | start | to, pu | solves/s/core | adjoints/s/core |");
        System.out.println("|---|---|---|---|---|");
        solves.forEach((row, solved) -> System.out.printf(
                Locale.ROOT, "%s %,.0f | %,.0f |%n", row, solved, adjoints.getOrDefault(row, Double.NaN)));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
