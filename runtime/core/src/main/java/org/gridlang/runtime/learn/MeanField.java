package org.gridlang.runtime.learn;

import java.util.List;

/// The mean action of the agents of each population at the moments of a batch: as it was, and as target actors would
/// act at the moments that follow.
///
/// ```
/// what agent i sees of its own population: (sum - a_i) / (agents - 1), of another: sum / agents
/// ```
final class MeanField {
    private final List<NeuralController> controllers;
    private final Replay replay;
    private final int[] first;
    /// Actions of target actors at the moments that follow, per population `[agent][place][output]`.
    final float[][] imagined;
    /// Sums over the agents of each population `[place][population and output]`.
    private final double[] sums;
    private final double[] nextSums;

    MeanField(List<NeuralController> controllers, Replay replay, int batch) {
        this.controllers = controllers;
        this.replay = replay;
        first = new int[controllers.size() + 1];
        imagined = new float[controllers.size()][];
        for (int index = 0; index < controllers.size(); index++) {
            int outputs = controllers.get(index).bank.shape().outputs();
            first[index + 1] = first[index] + outputs;
            imagined[index] = new float[controllers.get(index).agents() * batch * outputs];
        }
        sums = new double[batch * width()];
        nextSums = new double[batch * width()];
    }

    /// Numbers that an agent sees of it.
    int width() {
        return first[controllers.size()];
    }

    /// Sums up, place by place, so that no sum depends on the threads.
    void average(Workers workers, int[] moments) {
        workers.run(moments.length, (worker, place) -> {
            for (int index = 0; index < controllers.size(); index++) {
                int outputs = controllers.get(index).bank.shape().outputs();
                int agents = controllers.get(index).agents();
                float[] actions = replay.actions.get(index);
                for (int output = 0; output < outputs; output++) {
                    double sum = 0;
                    double next = 0;
                    for (int agent = 0; agent < agents; agent++) {
                        sum += actions[(agent * replay.moments() + moments[place]) * outputs + output];
                        next += imagined[index][(agent * moments.length + place) * outputs + output];
                    }
                    sums[place * width() + first[index] + output] = sum;
                    nextSums[place * width() + first[index] + output] = next;
                }
            }
        });
    }

    /// Writes what an agent sees of the others.
    ///
    /// @param next whether at the moments that follow
    /// @param own the agent's own actions at that moment, from `ownAt` on
    void write(boolean next, int population, int place, float[] own, int ownAt, float[] into, int at) {
        double[] from = next ? nextSums : sums;
        for (int index = 0; index < controllers.size(); index++) {
            int agents = controllers.get(index).agents();
            for (int column = first[index]; column < first[index + 1]; column++) {
                double sum = from[place * width() + column];
                double mean = index != population
                        ? sum / agents
                        : agents == 1 ? 0 : (sum - own[ownAt + column - first[index]]) / (agents - 1);
                into[at + column] = (float) mean;
            }
        }
    }
}
