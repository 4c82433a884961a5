package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the last few passes showed, for learners that learn from old experience: observations and actions of each
/// agent, rewards, and what describes everybody at once. A new pass takes the place of the oldest.
///
/// A *moment* is a sample of one of the passes kept, `moment = slot * samples + sample`; the moment after it lies
/// `days`
/// further on, unless the day ends.
final class Replay {
    /// Numbers of an array in a checkpoint, at most.
    private static final int CHUNK = 1 << 22;

    private final int passes;
    private final int samples;
    private final int days;
    private final List<NeuralController> controllers;
    /// Per population `[agent][moment][padded input]`.
    final List<float[]> observations = new ArrayList<>();
    /// Per population `[agent][moment][output]`, cut to [-1, 1].
    final List<float[]> actions = new ArrayList<>();
    /// `[agent][moment]`, agents of all populations.
    final float[] rewards;
    /// `[moment][feature]`.
    final float[] features;
    private final int featureCount;
    private int filled;
    private int next;

    Replay(int passes, int agents, int featureCount, List<NeuralController> controllers, int days) {
        this.passes = passes;
        this.controllers = controllers;
        this.samples = controllers.getFirst().samples();
        this.days = days;
        this.featureCount = featureCount;
        for (var controller : controllers) {
            observations.add(
                    new float
                            [length(controller.agents(), controller.bank.shape().paddedInputs())]);
            actions.add(
                    new float
                            [length(controller.agents(), controller.bank.shape().outputs())]);
        }
        rewards = new float[length(agents, 1)];
        features = new float[length(1, featureCount)];
    }

    private int length(int agents, int width) {
        long length = (long) agents * moments() * width;
        if (length > Integer.MAX_VALUE - Long.BYTES) {
            throw new IllegalArgumentException("a replay of " + passes + " passes, " + agents + " agents and " + samples
                    + " samples each does not fit one array: use a shorter replay or fewer days");
        }
        return (int) length;
    }

    /// Places for moments, of each agent.
    int moments() {
        return passes * samples;
    }

    /// Moments that hold something.
    int filled() {
        return filled * samples;
    }

    int featureCount() {
        return featureCount;
    }

    /// Whether the day ends with a moment.
    boolean last(int moment) {
        return moment % samples >= samples - days;
    }

    /// The step of the day that a moment is of.
    int step(int moment) {
        return moment % samples / days;
    }

    /// The moment after one that is not the last of its day.
    int after(int moment) {
        return moment + days;
    }

    /// Takes in a pass.
    ///
    /// @param drawn actions of each population, before they were cut
    /// @param pass features of each sample `[sample][feature]`
    void add(List<float[]> drawn, float[] reward, float[] pass) {
        int slot = next;
        for (int index = 0; index < controllers.size(); index++) {
            var shape = controllers.get(index).bank.shape();
            int agents = controllers.get(index).agents();
            store(controllers.get(index).observations, observations.get(index), agents, shape.paddedInputs(), slot);
            store(drawn.get(index), actions.get(index), agents, shape.outputs(), slot);
            cut(actions.get(index), agents, shape.outputs(), slot);
        }
        store(reward, rewards, rewards.length / moments(), 1, slot);
        store(pass, features, 1, featureCount, slot);
        next = (next + 1) % passes;
        filled = Math.min(filled + 1, passes);
    }

    private void store(float[] from, float[] into, int agents, int width, int slot) {
        int length = samples * width;
        for (int agent = 0; agent < agents; agent++) {
            System.arraycopy(from, agent * length, into, (agent * passes + slot) * length, length);
        }
    }

    private void cut(float[] values, int agents, int outputs, int slot) {
        int length = samples * outputs;
        for (int agent = 0; agent < agents; agent++) {
            int from = (agent * passes + slot) * length;
            for (int index = from; index < from + length; index++) {
                values[index] = Math.clamp(values[index], -1, 1);
            }
        }
    }

    /// For a checkpoint.
    void remember(SortedMap<String, double[]> memory) {
        memory.put("replay.place", new double[] {filled, next});
        arrays().forEach((name, values) -> {
            for (int from = 0; from < values.length; from += CHUNK) {
                var chunk = new double[Math.min(CHUNK, values.length - from)];
                for (int index = 0; index < chunk.length; index++) {
                    chunk[index] = values[from + index];
                }
                memory.put(chunkName(name, from), chunk);
            }
        });
    }

    void restore(Map<String, double[]> memory) {
        double[] place = memory.getOrDefault("replay.place", new double[2]);
        filled = (int) place[0];
        next = (int) place[1];
        arrays().forEach((name, values) -> {
            for (int from = 0; from < values.length; from += CHUNK) {
                double[] chunk = memory.getOrDefault(chunkName(name, from), new double[0]);
                if (chunk.length != Math.min(CHUNK, values.length - from)) {
                    throw new IllegalArgumentException(chunk.length + " numbers in " + chunkName(name, from));
                }
                for (int index = 0; index < chunk.length; index++) {
                    values[from + index] = (float) chunk[index];
                }
            }
        });
    }

    private static String chunkName(String name, int from) {
        return "replay." + name + "." + from / CHUNK;
    }

    private Map<String, float[]> arrays() {
        var arrays = new TreeMap<String, float[]>();
        for (int index = 0; index < controllers.size(); index++) {
            arrays.put("observations." + index, observations.get(index));
            arrays.put("actions." + index, actions.get(index));
        }
        arrays.put("rewards", rewards);
        arrays.put("features", features);
        return arrays;
    }
}
