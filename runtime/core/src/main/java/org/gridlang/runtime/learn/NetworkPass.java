package org.gridlang.runtime.learn;

import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.problem.ScenarioBlock;

/// The network's part of a pass: sums consumption, solves, reads what the objective and the constraints watch;
/// backward, seeds the adjoint and gives derivatives by injections. All work is per step, a step being the
/// block of its days.
///
/// A scenario without a solution has no voltages: it counts as violating every row by one normalised unit, its
/// money is that of a network without losses, and nothing is learned from it.
final class NetworkPass {
    private static final int SOURCE_VALUES = 3;

    final World world;
    final int lanes;
    final int steps;
    final NetworkEngine engine;

    /// Value of each row `[row][step][lane]`, in the unit of its quantity.
    final double[] value;
    /// Power of the source and losses `[step][P, Q, losses][lane]`, W and var.
    final double[] source;
    /// Network cost `[step][lane]`, money.
    final double[] money;
    /// Its derivative `[step][P, Q, losses][lane]`.
    final double[] moneyDerivative;
    /// Whether each scenario was solved `[step][lane]`; false in surplus lanes.
    final boolean[] solved;

    private final List<PopulationRollout> rollouts;
    private final Scratch[] scratch;
    private ScenarioBlock block;

    NetworkPass(World world, NetworkEngine engine, List<PopulationRollout> rollouts, ScenarioBlock block, int workers) {
        this.world = world;
        this.engine = engine;
        this.rollouts = List.copyOf(rollouts);
        this.block = block;
        this.lanes = block.lanes();
        this.steps = block.steps();
        value = new double[world.limits().rows() * steps * lanes];
        source = new double[steps * SOURCE_VALUES * lanes];
        money = new double[steps * lanes];
        moneyDerivative = new double[steps * SOURCE_VALUES * lanes];
        solved = new boolean[steps * lanes];
        scratch = new Scratch[workers];
        for (int worker = 0; worker < workers; worker++) {
            scratch[worker] = new Scratch(world, lanes);
        }
    }

    /// Memory of one worker, `[watched thing][lane]`.
    private static final class Scratch {
        final double[] consumption;
        final double[] series;
        final double[] voltages;
        final double[] currents;
        final double[] source;
        final double[] prices;
        final double[] derivative = new double[SOURCE_VALUES];

        Scratch(World world, int lanes) {
            consumption = new double[world.model().elementCount() * 2 * lanes];
            series = new double[SeriesColumn.width(world.problem().series())];
            voltages = new double[world.limits().nodes.length * lanes];
            currents = new double[world.limits().lineEnds.size() * lanes];
            source = new double[SOURCE_VALUES * lanes];
            prices = new double[lanes];
        }
    }

    void block(ScenarioBlock newBlock) {
        block = newBlock;
    }

    int days() {
        return block.days();
    }

    int valueAt(int row, int step) {
        return (row * steps + step) * lanes;
    }

    int sourceAt(int step, int slot) {
        return (step * SOURCE_VALUES + slot) * lanes;
    }

    /// Solves a step whose injections are known.
    void forward(int worker, int step) {
        double[] sums = scratch[worker].consumption;
        Arrays.fill(sums, 0);
        var loads = world.loadShares();
        for (int load = 0; load < loads.length; load++) {
            int at = block.loadAt(load, step);
            add(sums, loads[load], 1, block.loadPower(), at, block.loadReactivePower(), at);
        }
        addGenerators(sums);
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            var shares = world.agentShares()[index];
            for (int agent = 0; agent < shares.length; agent++) {
                int at = rollout.injectionAt(agent, step);
                add(sums, shares[agent], -1, rollout.injection, at, rollout.injection, at + lanes);
            }
        }
        engine.consumption(step, sums);
        engine.solve(worker, step);
        for (int lane = 0; lane < lanes; lane++) {
            solved[step * lanes + lane] = lane < block.days()
                    && engine.report().status(step * lanes + lane).solved();
        }
        readSource(worker, step);
        readLimits(scratch[worker], step);
    }

    /// What the network's generators deliver is the same in every scenario.
    private void addGenerators(double[] sums) {
        var generators = world.problem().network().generators();
        for (int generator = 0; generator < generators.size(); generator++) {
            var each = generators.get(generator);
            var shares = world.model().generatorElements(generator);
            for (int k = 0; k < shares.elements().length; k++) {
                int into = shares.elements()[k] * 2 * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    sums[into + lane] -= shares.weights()[k] * each.power();
                    sums[into + lanes + lane] -= shares.reactiveWeights()[k] * each.reactivePower();
                }
            }
        }
    }

    private void add(double[] sums, ElementShares shares, int sign, double[] p, int pAt, double[] q, int qAt) {
        for (int k = 0; k < shares.elements().length; k++) {
            double weight = sign * shares.weights()[k];
            double reactiveWeight = sign * shares.reactiveWeights()[k];
            int into = shares.elements()[k] * 2 * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                sums[into + lane] += weight * p[pAt + lane];
                sums[into + lanes + lane] += reactiveWeight * q[qAt + lane];
            }
        }
    }

    private void readSource(int worker, int step) {
        double[] read = scratch[worker].source;
        engine.source(worker, step, read);
        System.arraycopy(read, 0, source, sourceAt(step, 0), SOURCE_VALUES * lanes);
        for (int lane = 0; lane < block.days(); lane++) {
            if (!solved[step * lanes + lane]) {
                lossless(step, lane, scratch[worker].consumption);
            }
            networkCost(scratch[worker], step, lane);
        }
    }

    private void readLimits(Scratch own, int step) {
        engine.voltages(step, own.voltages);
        engine.currents(step, own.currents);
        var limits = world.limits();
        for (int index = 0; index < limits.constraints.size(); index++) {
            for (int row = limits.first[index]; row < limits.first[index + 1]; row++) {
                int at = valueAt(row, step);
                int from = limits.slot[row] * lanes;
                switch (limits.constraints.get(index).quantity()) {
                    case VOLTAGE_PU -> System.arraycopy(own.voltages, from, value, at, lanes);
                    case LINE_CURRENT -> System.arraycopy(own.currents, from, value, at, lanes);
                    case SOURCE_ACTIVE -> System.arraycopy(source, sourceAt(step, 0), value, at, lanes);
                    case SOURCE_APPARENT -> apparent(step, at);
                }
            }
        }
    }

    private void apparent(int step, int at) {
        for (int lane = 0; lane < lanes; lane++) {
            double p = source[sourceAt(step, 0) + lane];
            double q = source[sourceAt(step, 1) + lane];
            value[at + lane] = Math.sqrt(p * p + q * q);
        }
    }

    private void lossless(int step, int lane, double[] sums) {
        double p = 0;
        double q = 0;
        for (int at = lane; at < sums.length; at += 2 * lanes) {
            p += sums[at];
            q += sums[at + lanes];
        }
        source[sourceAt(step, 0) + lane] = p;
        source[sourceAt(step, 1) + lane] = q;
        source[sourceAt(step, 2) + lane] = 0;
    }

    private void networkCost(Scratch own, int step, int lane) {
        double[] columns = own.series;
        for (int column = 0; column < columns.length; column++) {
            columns[column] = block.series()[block.seriesAt(column, step) + lane];
        }
        double[] gradient = own.derivative;
        money[step * lanes + lane] = world.problem()
                .networkCost(
                        columns,
                        source[sourceAt(step, 0) + lane],
                        source[sourceAt(step, 1) + lane],
                        source[sourceAt(step, 2) + lane],
                        gradient);
        for (int slot = 0; slot < SOURCE_VALUES; slot++) {
            moneyDerivative[sourceAt(step, slot) + lane] = gradient[slot];
        }
    }

    /// Writes the seeds of a step: the derivative of the days' Lagrangian by what was read, in solved
    /// scenarios.
    ///
    /// @param cost whether the network's money counts, or the prices alone
    void seed(int worker, int step, PriceField prices, boolean cost) {
        var own = scratch[worker];
        Arrays.fill(own.source, 0);
        var limits = world.limits();
        for (int index = 0; index < limits.constraints.size(); index++) {
            for (int row = limits.first[index]; row < limits.first[index + 1]; row++) {
                price(row, step, prices, own.prices);
                int into = limits.slot[row] * lanes;
                switch (limits.constraints.get(index).quantity()) {
                    case VOLTAGE_PU -> System.arraycopy(own.prices, 0, own.voltages, into, lanes);
                    case LINE_CURRENT -> System.arraycopy(own.prices, 0, own.currents, into, lanes);
                    case SOURCE_ACTIVE -> addSource(step, own, false);
                    case SOURCE_APPARENT -> addSource(step, own, true);
                }
            }
        }
        for (int lane = 0; lane < block.days() && cost; lane++) {
            if (solved[step * lanes + lane]) {
                for (int slot = 0; slot < SOURCE_VALUES; slot++) {
                    own.source[slot * lanes + lane] += moneyDerivative[sourceAt(step, slot) + lane];
                }
            }
        }
        engine.seed(worker, step, own.voltages, own.currents, own.source);
    }

    private void price(int row, int step, PriceField prices, double[] out) {
        int at = valueAt(row, step);
        for (int lane = 0; lane < lanes; lane++) {
            out[lane] = solved[step * lanes + lane] ? prices.derivative(row, step, lane, value[at + lane]) : 0;
        }
    }

    private void addSource(int step, Scratch own, boolean apparent) {
        for (int lane = 0; lane < block.days(); lane++) {
            double price = own.prices[lane];
            if (price != 0) {
                double p = source[sourceAt(step, 0) + lane];
                double q = source[sourceAt(step, 1) + lane];
                double size = Math.sqrt(p * p + q * q);
                own.source[lane] += apparent ? price * p / size : price;
                own.source[lanes + lane] += apparent ? price * q / size : 0;
            }
        }
    }

    /// Mean over solved days of the violation, and the largest signed distance beyond the bound, for the rows
    /// of a constraint, on one side.
    ///
    /// @param mean written `[row][step]`
    /// @param worst written `[row][step]`; negative infinity without a solved day
    void exceedance(int firstRow, int rows, boolean above, double[] mean, double[] worst) {
        var limits = world.limits();
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                double sum = 0;
                int count = 0;
                double largest = Double.NEGATIVE_INFINITY;
                int at = valueAt(firstRow + row, step);
                for (int lane = 0; lane < block.days(); lane++) {
                    if (solved[step * lanes + lane]) {
                        double h = above
                                ? limits.above(firstRow + row, value[at + lane])
                                : limits.below(firstRow + row, value[at + lane]);
                        sum += Math.max(h, 0);
                        largest = Math.max(largest, h);
                        count++;
                    }
                }
                mean[row * steps + step] = count == 0 ? 0 : sum / count;
                worst[row * steps + step] = largest;
            }
        }
    }
}
