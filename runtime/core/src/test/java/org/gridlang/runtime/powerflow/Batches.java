package org.gridlang.runtime.powerflow;

import java.util.SplittableRandom;

/// Batches with random powers, for tests.
final class Batches {
    private Batches() {}

    /// Each load at a factor between `low` and `high` of its nominal power, agents between -5 and 5 kW.
    static DoubleFlowBatch random(PowerFlowModel model, int agents, int scenarios, long seed, double low, double high) {
        var random = new SplittableRandom(seed);
        var batch = new DoubleFlowBatch(model, scenarios);
        var loads = model.network().loads();
        for (int scenario = 0; scenario < scenarios; scenario++) {
            for (int load = 0; load < loads.size(); load++) {
                double factor = low + (high - low) * random.nextDouble();
                batch.addConsumption(
                        model.loadElements(load),
                        scenario,
                        factor * loads.get(load).power(),
                        factor * loads.get(load).reactivePower());
            }
            for (int agent = 0; agent < agents; agent++) {
                batch.addConsumption(
                        model.agentElements(agent),
                        scenario,
                        1e4 * (random.nextDouble() - 0.5),
                        4e3 * (random.nextDouble() - 0.5));
            }
        }
        return batch;
    }

    static FloatFlowBatch rounded(PowerFlowModel model, DoubleFlowBatch batch) {
        var rounded = new FloatFlowBatch(model, batch.scenarios);
        for (int at = 0; at < batch.p.length; at++) {
            rounded.p[at] = (float) batch.p[at];
            rounded.q[at] = (float) batch.q[at];
        }
        return rounded;
    }

    static DoubleFlowBatch copy(PowerFlowModel model, DoubleFlowBatch batch) {
        var copy = new DoubleFlowBatch(model, batch.scenarios);
        System.arraycopy(batch.p, 0, copy.p, 0, batch.p.length);
        System.arraycopy(batch.q, 0, copy.q, 0, batch.q.length);
        return copy;
    }

    static void randomSeeds(DoubleAdjointBatch adjoint, long seed) {
        var random = new SplittableRandom(seed);
        for (int at = 0; at < adjoint.seedRe.length; at++) {
            adjoint.seedRe[at] = random.nextDouble() - 0.5;
            adjoint.seedIm[at] = random.nextDouble() - 0.5;
        }
    }
}
