package org.gridlang.runtime.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.DoubleFlowSolver;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// What an adjoint costs in units of its power flow. The two take turns, 128 scenarios at a time, and the median of the
/// ratios of their CPU times counts, so that a busy machine slows both alike:
///
/// ```
/// java -cp CLASSES org.gridlang.runtime.bench.AdjointRatio [FEEDER...]
/// ```
public final class AdjointRatio {
    private static final int SCENARIOS = 128;

    private final PowerFlowModel model;
    private final DoubleFlowBatch batch;
    private final DoubleAdjointBatch adjoint;
    private final double[][] powers;

    private AdjointRatio(String feeder) {
        model = PowerFlowModel.of(PowerFlowBenchmark.feeder(feeder));
        batch = new DoubleFlowBatch(model, SCENARIOS);
        adjoint = new DoubleAdjointBatch(batch);
        var random = new SplittableRandom(123);
        var loads = model.network().loads();
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            for (int load = 0; load < loads.size(); load++) {
                double factor = random.nextDouble(0.5, 1.2);
                batch.addConsumption(
                        model.loadElements(load),
                        scenario,
                        factor * loads.get(load).power(),
                        factor * loads.get(load).reactivePower());
            }
        }
        for (int at = 0; at < model.nodeCount() * batch.stride; at++) {
            adjoint.seedRe[at] = random.nextDouble(-1, 1);
            adjoint.seedIm[at] = random.nextDouble(-1, 1);
        }
        powers = new double[][] {batch.p.clone(), batch.p.clone()};
        for (int at = 0; at < batch.p.length; at++) {
            powers[1][at] *= random.nextDouble(0.95, 1.05);
        }
    }

    /// Prints a row for each feeder, start and tolerance; takes about a minute.
    public static void main(String[] feeders) {
        System.out.println("| feeder | start | to, pu | adjoint : solve, in time |");
        System.out.println("|---|---|---|---|");
        for (var feeder : feeders.length > 0 ? feeders : new String[] {"ieee13", "ieee123", "large"}) {
            int turns = feeder.equals("large") ? 40 : 2000;
            for (boolean warm : new boolean[] {false, true}) {
                for (double tolerance : new double[] {1e-6, 1e-8}) {
                    double ratio = new AdjointRatio(feeder).median(warm, tolerance, turns);
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %s | %.0e | %.2f |%n",
                            feeder,
                            warm ? "warm" : "cold",
                            tolerance,
                            ratio);
                }
            }
        }
    }

    /// The first half of the turns is there for the compiler.
    private double median(boolean warm, double tolerance, int turns) {
        var solver = new DoubleFlowSolver(model, new FlowOptions(tolerance, 60, 10 * tolerance, 60, warm));
        var clock = ManagementFactory.getThreadMXBean();
        var ratios = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            if (warm) {
                System.arraycopy(powers[turn % 2], 0, batch.p, 0, batch.p.length);
            }
            long start = clock.getCurrentThreadCpuTime();
            solver.solve(batch, 0, SCENARIOS);
            long solved = clock.getCurrentThreadCpuTime();
            solver.adjoint(batch, adjoint, 0, SCENARIOS);
            long end = clock.getCurrentThreadCpuTime();
            ratios[turn] = (double) (end - solved) / (solved - start);
        }
        var half = Arrays.copyOfRange(ratios, turns / 2, turns);
        Arrays.sort(half);
        return half[half.length / 2];
    }
}
