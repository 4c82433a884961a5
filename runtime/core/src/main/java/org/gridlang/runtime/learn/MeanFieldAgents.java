package org.gridlang.runtime.learn;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.gridlang.runtime.actorcritic.ReturnScale;
import org.gridlang.runtime.policy.LossStep;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.policy.Workspace;
import org.gridlang.runtime.problem.Experiment.Algorithm;

/// Actors, critics and targets of one population in [MeanFieldLearner], and a step of each on a batch of moments.
///
/// A critic's inputs are the agent's scaled observation, its action, the features of the feeder and the mean field, in
/// this order; its output is in units of the agent's [ReturnScale], `Q = m_t + s net`.
final class MeanFieldAgents {
    private static final double GRADIENT_NORM_LIMIT = 0.5;

    private final int population;
    private final int firstAgent;
    private final String name;
    private final Algorithm.Maddpg settings;
    private final NeuralController controller;
    private final PolicyBank actors;
    private final PolicyBank targetActors;
    private final PolicyBank critics;
    private final PolicyBank targetCritics;
    private final ReturnScale scale;
    private final Replay replay;
    private final MeanField field;
    private final Scratch[] scratch;
    private final int[] everyPlace;

    /// Memory of one worker.
    private static final class Scratch {
        final Workspace actor;
        final Workspace critic;
        final float[] observations;
        final float[] actions;
        final float[] inputs;
        final float[] values;
        final float[] targets;
        final float[] ones;
        final float[] byInput;
        final float[] byAction;

        Scratch(PolicyShape actorShape, PolicyShape criticShape, int batch) {
            actor = new Workspace(actorShape, batch);
            critic = new Workspace(criticShape, batch);
            observations = new float[batch * actorShape.paddedInputs()];
            actions = new float[batch * actorShape.outputs()];
            inputs = new float[batch * criticShape.paddedInputs()];
            values = new float[batch];
            targets = new float[batch];
            ones = new float[batch];
            byInput = new float[inputs.length];
            byAction = new float[actions.length];
            Arrays.fill(ones, 1);
        }
    }

    MeanFieldAgents(
            TrainingGround ground,
            Algorithm.Maddpg settings,
            int population,
            int firstAgent,
            ReturnScale scale,
            Replay replay,
            MeanField field) {
        this.settings = settings;
        this.population = population;
        this.firstAgent = firstAgent;
        this.scale = scale;
        this.replay = replay;
        this.field = field;
        name = ground.policies.entries().get(population).population();
        controller = ground.controllers.get(population);
        actors = controller.bank;
        targetActors = new PolicyBank(actors.shape(), actors.agents());
        targetActors.copyFrom(actors);
        var shape = actors.shape();
        int inputs = shape.inputs() + shape.outputs() + replay.featureCount() + field.width();
        var criticShape = PolicyShape.linear(inputs, shape.hidden(), 1);
        critics = PolicyBank.initialise(
                criticShape, actors.agents(), ground.stream.child("critics").child(name));
        targetCritics = new PolicyBank(criticShape, actors.agents());
        targetCritics.copyFrom(critics);
        scratch = new Scratch[ground.workers.count()];
        Arrays.setAll(scratch, worker -> new Scratch(shape, criticShape, settings.batch()));
        everyPlace = new int[settings.batch()];
        Arrays.setAll(everyPlace, place -> place);
    }

    /// What the target actor would do at the moments that follow; nothing where the day ends.
    void imagine(int worker, int agent, int[] moments) {
        var own = scratch[worker];
        gather(agent, moments, true, own.observations);
        int outputs = actors.shape().outputs();
        PolicyKernels.forward(
                targetActors,
                agent,
                own.observations,
                0,
                moments.length,
                field.imagined[population],
                agent * moments.length * outputs,
                own.actor);
    }

    /// Observations of the agent at the moments of a batch, or at those that follow (at the end of a day: the same).
    private void gather(int agent, int[] moments, boolean next, float[] into) {
        int width = actors.shape().paddedInputs();
        float[] from = replay.observations.get(population);
        for (int place = 0; place < moments.length; place++) {
            int moment = moment(moments[place], next);
            System.arraycopy(from, (agent * replay.moments() + moment) * width, into, place * width, width);
        }
    }

    private int moment(int moment, boolean next) {
        return next && !replay.last(moment) ? replay.after(moment) : moment;
    }

    /// A step of the critic, one of the actor, and the targets follow.
    ///
    /// @return whether all gradients were finite
    boolean improve(int worker, int agent, int[] moments, double rate, double criticRate) {
        var own = scratch[worker];
        int outputs = actors.shape().outputs();
        gather(agent, moments, true, own.observations);
        assemble(true, own, field.imagined[population], agent * moments.length * outputs, moments);
        PolicyKernels.forward(targetCritics, agent, own.inputs, 0, moments.length, own.targets, 0, own.critic);
        toTargets(agent, moments, own.targets);
        gather(agent, moments, false, own.observations);
        for (int place = 0; place < moments.length; place++) {
            int from = (agent * replay.moments() + moments[place]) * outputs;
            System.arraycopy(replay.actions.get(population), from, own.actions, place * outputs, outputs);
        }
        assemble(false, own, own.actions, 0, moments);
        boolean sound = LossStep.take(
                critics,
                agent,
                own.inputs,
                0,
                everyPlace,
                0,
                moments.length,
                (values, indices, firstIndex, samples, into) -> {
                    for (int sample = 0; sample < samples; sample++) {
                        into[sample] = (values[sample] - own.targets[indices[firstIndex + sample]]) / moments.length;
                    }
                },
                criticRate,
                GRADIENT_NORM_LIMIT,
                own.critic);
        sound &= act(own, agent, moments, rate);
        targetCritics.approach(agent, critics, (float) settings.follow());
        targetActors.approach(agent, actors, (float) settings.follow());
        return sound;
    }

    /// The actor's step, up the critic's derivative by the agent's own action.
    private boolean act(Scratch own, int agent, int[] moments, double rate) {
        int outputs = actors.shape().outputs();
        int width = critics.shape().paddedInputs();
        int actionAt = actors.shape().inputs();
        PolicyKernels.forward(actors, agent, own.observations, 0, moments.length, own.actions, 0, own.actor);
        // The others stay as they were: only the agent's own action is replaced.
        for (int place = 0; place < moments.length; place++) {
            System.arraycopy(own.actions, place * outputs, own.inputs, place * width + actionAt, outputs);
        }
        PolicyKernels.forwardKeeping(critics, agent, own.inputs, 0, moments.length, own.values, 0, own.critic);
        PolicyKernels.inputGradient(critics, agent, own.critic, 0, moments.length, own.ones, 0, own.byInput, 0);
        for (int place = 0; place < moments.length; place++) {
            System.arraycopy(own.byInput, place * width + actionAt, own.byAction, place * outputs, outputs);
        }
        return LossStep.take(
                actors,
                agent,
                own.observations,
                0,
                everyPlace,
                0,
                moments.length,
                (values, indices, firstIndex, samples, into) -> {
                    for (int index = 0; index < samples * outputs; index++) {
                        into[index] = -own.byAction[indices[firstIndex] * outputs + index] / moments.length;
                    }
                },
                rate,
                GRADIENT_NORM_LIMIT,
                own.actor);
    }

    /// The critic's inputs from the observations gathered.
    private void assemble(boolean next, Scratch own, float[] actions, int actionStart, int[] moments) {
        var shape = actors.shape();
        int width = critics.shape().paddedInputs();
        int featureCount = replay.featureCount();
        for (int place = 0; place < moments.length; place++) {
            int into = place * width;
            int actionAt = actionStart + place * shape.outputs();
            System.arraycopy(own.observations, place * shape.paddedInputs(), own.inputs, into, shape.inputs());
            into += shape.inputs();
            System.arraycopy(actions, actionAt, own.inputs, into, shape.outputs());
            into += shape.outputs();
            int moment = moment(moments[place], next);
            System.arraycopy(replay.features, moment * featureCount, own.inputs, into, featureCount);
            field.write(next, population, place, actions, actionAt, own.inputs, into + featureCount);
        }
    }

    /// From outputs of the target critic at the moments that follow to what the critic should put out.
    private void toTargets(int agent, int[] moments, float[] values) {
        int all = firstAgent + agent;
        double deviation = scale.deviation(all);
        for (int place = 0; place < moments.length; place++) {
            int moment = moments[place];
            int step = replay.step(moment);
            double later = replay.last(moment) ? 0 : scale.mean(all, step + 1) + deviation * values[place];
            double gain = replay.rewards[all * replay.moments() + moment] + settings.discount() * later;
            values[place] = (float) ((gain - scale.mean(all, step)) / deviation);
        }
    }

    /// For a checkpoint.
    void remember(SortedMap<String, double[]> memory) {
        memory.put("target_policies." + name, BankMemory.of(targetActors));
        memory.put("critics." + name, BankMemory.of(critics));
        memory.put("target_critics." + name, BankMemory.of(targetCritics));
    }

    void restore(Map<String, double[]> memory) {
        BankMemory.restore(targetActors, memory.getOrDefault("target_policies." + name, new double[0]));
        BankMemory.restore(critics, memory.getOrDefault("critics." + name, new double[0]));
        BankMemory.restore(targetCritics, memory.getOrDefault("target_critics." + name, new double[0]));
    }
}
