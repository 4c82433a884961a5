package org.gridlang.runtime.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// Prints what share of the FMA peak a policy epoch reaches. Both are measured in turns in one process, in
/// processor time, because on a shared machine the peak itself moves from second to second.
///
/// java --add-modules jdk.incubator.vector -cp ... org.gridlang.runtime.bench.PolicyEfficiency [agents] [width]
public final class PolicyEfficiency {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 31;
    private static final int PEAK_CALLS = 20;

    private PolicyEfficiency() {}

    /// @param arguments agents (200, a fifth of the headline problem) and hidden width (64)
    public static void main(String[] arguments) {
        int agents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int width = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        PolicyBenchmark policy = PolicyBenchmark.of(agents, width);
        FmaPeakBenchmark peak = new FmaPeakBenchmark();
        double[] peakRates = new double[ROUNDS];
        double[] epochRates = new double[ROUNDS];
        double[] shares = new double[ROUNDS];
        double sink = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int call = 0; call < PEAK_CALLS; call++) {
                sink += peak.floats();
            }
            long middle = THREADS.getCurrentThreadCpuTime();
            sink += policy.epoch();
            long end = THREADS.getCurrentThreadCpuTime();
            if (round >= 0) {
                peakRates[round] = PEAK_CALLS * FmaPeakBenchmark.floatOperations() / (middle - start);
                epochRates[round] = policy.epochOperations() / (end - middle);
                shares[round] = epochRates[round] / peakRates[round];
            }
        }
        System.out.printf(
                "one core, %d agents, width %d, median of %d rounds: epoch %.1f GFLOP/s, FMA peak %.1f GFLOP/s,"
                        + " share %.1f %% (best epoch to best peak %.1f %%)%n",
                agents,
                width,
                ROUNDS,
                median(epochRates),
                median(peakRates),
                100 * median(shares),
                100
                        * Arrays.stream(epochRates).max().orElseThrow()
                        / Arrays.stream(peakRates).max().orElseThrow());
        if (Double.isNaN(sink)) {
            throw new IllegalStateException("the epoch is not finite");
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
