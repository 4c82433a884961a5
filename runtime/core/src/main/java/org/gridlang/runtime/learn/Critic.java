package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gridlang.runtime.actorcritic.ValueLoss;
import org.gridlang.runtime.policy.LossStep;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.policy.Workspace;
import org.gridlang.runtime.problem.Experiment.CriticView;

/// The value networks of all agents that learn, of which nothing is left once training is over.
///
/// | view | networks | of |
/// |---|---|---|
/// | `OWN` | one for each agent | its observation |
/// | `GLOBAL` | one for all, with an output for each agent | the [GlobalFeatures] |
/// | `BOTH` | one for each agent | its observation and the global features |
///
/// Outputs are in units of the agent's [org.gridlang.runtime.actorcritic.ReturnScale].
final class Critic {
    private static final double GRADIENT_NORM_LIMIT = 0.5;

    private final TrainingGround ground;
    private final CriticView view;
    private final String name;
    private final int samples;
    private final GlobalFeatures features;
    /// Networks and what they see: one for each population, or a single one.
    private final List<Part> parts = new ArrayList<>();

    /// The networks of one population, or the one of all.
    private static final class Part {
        final String name;
        final PolicyBank bank;
        final int firstAgent;
        final Workspace[] workspaces;
        /// `[agent][sample][padded input]`; a single network's has no agents.
        final float[] inputs;
        /// Of one worker, `[sample][output]`.
        final float[][] outputs;

        Part(String name, PolicyBank bank, int firstAgent, float[] inputs, int samples, int workers) {
            this.name = name;
            this.bank = bank;
            this.firstAgent = firstAgent;
            this.inputs = inputs;
            workspaces = new Workspace[workers];
            outputs = new float[workers][samples * bank.shape().outputs()];
            for (int worker = 0; worker < workers; worker++) {
                workspaces[worker] = new Workspace(bank.shape(), samples);
            }
        }
    }

    /// @param first the place of each population's first agent; the number of all agents at the end
    /// @param name for checkpoints
    Critic(TrainingGround ground, CriticView view, int[] first, String name) {
        this.ground = ground;
        this.name = name;
        this.view = view;
        this.samples = ground.scenarios();
        this.features = new GlobalFeatures(ground.environment);
        int workers = ground.workers.count();
        var stream = ground.stream.child("critics");
        if (view == CriticView.GLOBAL) {
            var hidden = ground.policies.entries().getFirst().bank().shape().hidden();
            var shape = PolicyShape.linear(features.count(), hidden, first[first.length - 1]);
            var bank = PolicyBank.initialise(shape, 1, stream);
            parts.add(new Part("central", bank, 0, new float[samples * shape.paddedInputs()], samples, workers));
            return;
        }
        for (int index = 0; index < ground.controllers.size(); index++) {
            var controller = ground.controllers.get(index);
            var policy = controller.bank.shape();
            var entry = ground.policies.entries().get(index);
            int more = view == CriticView.BOTH ? features.count() : 0;
            var shape = PolicyShape.linear(policy.inputs() + more, policy.hidden(), 1);
            var bank = PolicyBank.initialise(shape, controller.agents(), stream.child(entry.population()));
            int length = Math.multiplyExact(controller.agents() * samples, shape.paddedInputs());
            float[] inputs = view == CriticView.OWN ? controller.observations : new float[length];
            parts.add(new Part(entry.population(), bank, first[index], inputs, samples, workers));
        }
    }

    boolean central() {
        return view == CriticView.GLOBAL;
    }

    /// Takes in what the last forward pass showed.
    void observe() {
        switch (view) {
            case OWN -> {}
            case GLOBAL -> {
                var part = parts.getFirst();
                features.read(part.inputs, 0, part.bank.shape().paddedInputs());
            }
            case BOTH -> {
                int width = features.count();
                var shared = new float[samples * width];
                features.read(shared, 0, width);
                for (int index = 0; index < parts.size(); index++) {
                    join(parts.get(index), ground.controllers.get(index), shared, width);
                }
            }
        }
    }

    private void join(Part part, NeuralController controller, float[] shared, int width) {
        int own = controller.bank.shape().inputs();
        int ownWidth = controller.bank.shape().paddedInputs();
        int joined = part.bank.shape().paddedInputs();
        ground.workers.run(controller.agents(), (worker, agent) -> {
            for (int sample = 0; sample < samples; sample++) {
                int into = (agent * samples + sample) * joined;
                int from = (agent * samples + sample) * ownWidth;
                System.arraycopy(controller.observations, from, part.inputs, into, own);
                System.arraycopy(shared, sample * width, part.inputs, into + own, width);
            }
        });
    }

    /// Writes the output for every agent and sample, `[agent][sample]`.
    void outputs(float[] into) {
        for (var part : parts) {
            int outputs = part.bank.shape().outputs();
            ground.workers.run(part.bank.agents(), (worker, network) -> {
                float[] own = part.outputs[worker];
                PolicyKernels.forward(
                        part.bank,
                        network,
                        part.inputs,
                        inputAt(part, network),
                        samples,
                        own,
                        0,
                        part.workspaces[worker]);
                for (int output = 0; output < outputs; output++) {
                    int at = (part.firstAgent + network * outputs + output) * samples;
                    for (int sample = 0; sample < samples; sample++) {
                        into[at + sample] = own[sample * outputs + output];
                    }
                }
            });
        }
    }

    private int inputAt(Part part, int network) {
        return network * samples * part.bank.shape().paddedInputs();
    }

    /// One step on a minibatch of one network.
    ///
    /// @param index of the population; 0 for a central network
    /// @param network the agent; 0 for a central network
    /// @param loss of this worker, for the outputs of the network
    /// @return whether the gradient was finite
    boolean step(int worker, int index, int network, ValueLoss loss, int[] order, int from, int count, double rate) {
        var part = parts.get(index);
        loss.begin(part.firstAgent + network, count);
        return LossStep.take(
                part.bank,
                network,
                part.inputs,
                inputAt(part, network),
                order,
                from,
                count,
                loss,
                rate,
                GRADIENT_NORM_LIMIT,
                part.workspaces[worker]);
    }

    /// Moves all networks by a share of the way to those of a critic of the same make.
    void follow(Critic other, double share) {
        for (int index = 0; index < parts.size(); index++) {
            var bank = parts.get(index).bank;
            for (int network = 0; network < bank.agents(); network++) {
                bank.approach(network, other.bank(index), (float) share);
            }
        }
    }

    /// Outputs of each network.
    int width() {
        return parts.getFirst().bank.shape().outputs();
    }

    PolicyBank bank(int index) {
        return parts.get(index).bank;
    }

    Workspace workspace(int worker, int index) {
        return parts.get(index).workspaces[worker];
    }

    /// For a checkpoint.
    void remember(SortedMap<String, double[]> memory) {
        parts.forEach(part -> memory.put(name + "." + part.name, BankMemory.of(part.bank)));
        features.remember(memory);
    }

    void restore(Map<String, double[]> memory) {
        parts.forEach(
                part -> BankMemory.restore(part.bank, memory.getOrDefault(name + "." + part.name, new double[0])));
        features.restore(memory);
    }
}
