package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.problem.Constraint;

/// What a central critic sees of the whole feeder before a step: a few dozen numbers, however many agents there are.
///
/// ```
/// sine, cosine of the time of day, part of the day that is left
/// base load now; what a joule from the source costs at that load, now and on average over the rest of the day
/// of the step before: power and losses of the source; least, mean and greatest voltage, and ten of them
/// mean of each state of each population
/// ```
///
/// Nothing in it depends on actions of this step or later ones, so a value of it is a fair baseline. Voltages are those
/// of the constraints' rows, if any.
final class GlobalFeatures {
    private static final int SKETCH = 10;
    private static final int FIXED = 8;
    private static final String SCALE = "global_features";

    private final Environment environment;
    private final List<Integer> voltageRows = new ArrayList<>();
    private final List<Integer> sketchRows = new ArrayList<>();
    private final int count;
    /// Unscaled `[step][feature][day]`.
    private final double[] raw;
    private ObservationScale scale = new ObservationScale(new double[0], new double[0]);

    GlobalFeatures(Environment environment) {
        this.environment = environment;
        var limits = environment.world.limits();
        for (int index = 0; index < limits.constraints.size(); index++) {
            for (int row = limits.first[index];
                    row < limits.first[index + 1]
                            && limits.constraints.get(index).quantity() == Constraint.Quantity.VOLTAGE_PU;
                    row++) {
                voltageRows.add(row);
            }
        }
        int sketched = Math.min(SKETCH, voltageRows.size());
        for (int index = 0; index < sketched; index++) {
            sketchRows.add(voltageRows.get((int) ((long) index * voltageRows.size() / sketched)));
        }
        int states = environment.rollouts.stream()
                .mapToInt(rollout -> rollout.shape.states().size())
                .sum();
        count = FIXED + (voltageRows.isEmpty() ? 0 : 3 + sketched) + states;
        raw = new double[environment.steps * count * environment.days];
    }

    /// Numbers of a sample.
    int count() {
        return count;
    }

    /// Reads what the last forward pass says of each sample, scaled by what the first pass ever read said.
    ///
    /// @param into `[sample][width]`, of which the first `count()` numbers from `at` on are written
    void read(float[] into, int at, int width) {
        gather();
        int days = environment.days;
        if (scale.features() == 0) {
            var sums = new ObservationScale.Sums(count);
            for (int step = 0; step < environment.steps; step++) {
                sums.add(raw, step * count * days, days, days);
            }
            scale = sums.scale();
        }
        for (int step = 0; step < environment.steps; step++) {
            for (int feature = 0; feature < count; feature++) {
                for (int day = 0; day < days; day++) {
                    double value = raw[(step * count + feature) * days + day];
                    into[(step * days + day) * width + at + feature] =
                            (float) ((value - scale.mean()[feature]) * scale.factor()[feature]);
                }
            }
        }
    }

    private void gather() {
        environment.workers.run(environment.steps, (worker, step) -> {
            for (int day = 0; day < environment.days; day++) {
                sample(step, day);
            }
        });
        // The sixth number is the mean of the fifth over the rest of the day.
        for (int day = 0; day < environment.days; day++) {
            double sum = 0;
            for (int step = environment.steps - 1; step >= 0; step--) {
                sum += raw[at(step, 4, day)];
                raw[at(step, 5, day)] = sum / (environment.steps - step);
            }
        }
    }

    private int at(int step, int feature, int day) {
        return (step * count + feature) * environment.days + day;
    }

    private void sample(int step, int day) {
        var network = environment.network;
        int steps = environment.steps;
        double angle = 2 * Math.PI * step / steps;
        raw[at(step, 0, day)] = StrictMath.sin(angle);
        raw[at(step, 1, day)] = StrictMath.cos(angle);
        raw[at(step, 2, day)] = 1 - (double) step / steps;
        var block = environment.block();
        double p = 0;
        double q = 0;
        for (int load = 0; load < environment.world.loadShares().length; load++) {
            p += block.loadPower()[block.loadAt(load, step) + day];
            q += block.loadReactivePower()[block.loadAt(load, step) + day];
        }
        raw[at(step, 3, day)] = p;
        raw[at(step, 4, day)] = price(step, day, p, q);
        // Before the first step nothing has been measured: base load and nominal voltage stand in.
        boolean measured = step > 0;
        raw[at(step, 6, day)] = measured ? network.source[network.sourceAt(step - 1, 0) + day] : p;
        raw[at(step, 7, day)] = measured ? network.source[network.sourceAt(step - 1, 2) + day] : 0;
        int next = voltageRows.isEmpty() ? FIXED : voltages(step, day, measured);
        for (var rollout : environment.rollouts) {
            next = states(rollout, step, day, next);
        }
    }

    private double price(int step, int day, double p, double q) {
        var problem = environment.world.problem();
        var block = environment.block();
        var columns = new double[SeriesColumn.width(problem.series())];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = block.series()[block.seriesAt(column, step) + day];
        }
        var gradient = new double[3];
        problem.networkCost(columns, p, q, 0, gradient);
        return gradient[0];
    }

    private int voltages(int step, int day, boolean measured) {
        var network = environment.network;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int row : voltageRows) {
            double voltage = measured ? network.value[network.valueAt(row, step - 1) + day] : 1;
            least = Math.min(least, voltage);
            most = Math.max(most, voltage);
            sum += voltage;
        }
        raw[at(step, FIXED, day)] = least;
        raw[at(step, FIXED + 1, day)] = sum / voltageRows.size();
        raw[at(step, FIXED + 2, day)] = most;
        int next = FIXED + 3;
        for (int row : sketchRows) {
            raw[at(step, next++, day)] = measured ? network.value[network.valueAt(row, step - 1) + day] : 1;
        }
        return next;
    }

    private int states(PopulationRollout rollout, int step, int day, int next) {
        int agents = rollout.agents.count();
        for (int slot = 0; slot < rollout.shape.states().size(); slot++) {
            double sum = 0;
            for (int agent = 0; agent < agents; agent++) {
                sum += rollout.state[rollout.stateAt(agent, step) + slot * rollout.lanes + day];
            }
            raw[at(step, next++, day)] = sum / agents;
        }
        return next;
    }

    /// For a checkpoint.
    void remember(SortedMap<String, double[]> memory) {
        memory.put(SCALE + ".mean", scale.mean().clone());
        memory.put(SCALE + ".factor", scale.factor().clone());
    }

    void restore(Map<String, double[]> memory) {
        scale = new ObservationScale(
                memory.getOrDefault(SCALE + ".mean", new double[0]),
                memory.getOrDefault(SCALE + ".factor", new double[0]));
    }
}
