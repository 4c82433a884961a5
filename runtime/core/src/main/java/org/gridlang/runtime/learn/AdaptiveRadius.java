package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.data.DaySampler;
import org.gridlang.runtime.problem.Experiment;

/// A trust region that follows what the steps of the last pass brought (METHOD section 5): some days, the probe
/// days, are in every pass, so that the next pass shows for nothing what the policies of this one were changed to:
///
/// ```
/// r = ( L(new) - L(old) ) / sum over probe samples of g delta
/// r > 0.75: radius x 1.2      r < 0.25: radius x 0.7      r < 0: radius x 0.5
/// ```
///
/// between the two ends of the experiment's radius. Both Lagrangians are taken with the prices of the earlier
/// pass.
final class AdaptiveRadius {
    private static final double GOOD = 0.75;
    private static final double POOR = 0.25;
    private static final double WIDER = 1.2;
    private static final double NARROWER = 0.7;
    private static final double HALF = 0.5;

    private static final int RADIUS = 0;
    private static final int BEFORE = 1;
    private static final int PROMISED = 2;

    /// The probe days, which come first among the days of each pass.
    final List<LocalDate> probes;

    private final TrainingGround ground;
    private final double least;
    private final double most;
    /// The radius, L(old), and what the steps of the last pass promised: 0 before there was one.
    private final double[] standing;
    private List<TrainingState.Sides> oldMultipliers = List.of();
    private SortedMap<String, double[]> oldMemory = new TreeMap<>();

    AdaptiveRadius(TrainingGround ground, Experiment.Span range, int probeDays) {
        this.ground = ground;
        var train = ground.world.problem().time().train();
        this.probes = DaySampler.spread(train.first(), train.last(), Math.min(probeDays, ground.batchDays));
        this.least = Math.min(range.first(), range.last());
        this.most = Math.max(range.first(), range.last());
        this.standing = new double[] {range.first(), 0, 0};
    }

    double radius() {
        return standing[RADIUS];
    }

    /// After the rollout of a pass: judges the steps of the one before.
    void judge() {
        if (standing[PROMISED] < 0) {
            var multipliers = ground.prices.snapshot();
            var memory = ground.prices.memory();
            ground.prices.restore(oldMultipliers, oldMemory);
            double ratio = (lagrangian() - standing[BEFORE]) / standing[PROMISED];
            ground.prices.restore(multipliers, memory);
            standing[RADIUS] = Math.clamp(standing[RADIUS] * factor(ratio), least, most);
        }
        standing[BEFORE] = lagrangian();
        oldMultipliers = ground.prices.snapshot();
        oldMemory = ground.prices.memory();
    }

    static double factor(double ratio) {
        if (ratio > GOOD) {
            return WIDER;
        }
        if (ratio < 0) {
            return HALF;
        }
        return ratio < POOR ? NARROWER : 1;
    }

    /// After the steps of a pass.
    ///
    /// @param promised first-order change of the probe days' Lagrangian
    void expect(double promised) {
        standing[PROMISED] = promised;
    }

    /// Of the probe days together, under the prices in force.
    private double lagrangian() {
        var environment = ground.environment;
        int days = probes.size();
        double sum = new FigureReader(environment).read(days).cost() * days;
        for (int step = 0; step < environment.steps; step++) {
            for (int day = 0; day < days; day++) {
                sum += ground.prices.cost(environment.network, step, day);
            }
        }
        return sum;
    }

    SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        memory.put("standing", standing.clone());
        for (int index = 0; index < oldMultipliers.size(); index++) {
            memory.put("above." + index, oldMultipliers.get(index).above());
            memory.put("below." + index, oldMultipliers.get(index).below());
        }
        Saved.put(memory, "prices", oldMemory);
        return memory;
    }

    void restore(Map<String, double[]> memory) {
        Saved.copy(memory, "standing", standing);
        var sides = new ArrayList<TrainingState.Sides>();
        for (int index = 0; memory.containsKey("above." + index); index++) {
            sides.add(new TrainingState.Sides(Saved.of(memory, "above." + index), Saved.of(memory, "below." + index)));
        }
        oldMultipliers = List.copyOf(sides);
        oldMemory = Saved.under(memory, "prices");
    }
}
