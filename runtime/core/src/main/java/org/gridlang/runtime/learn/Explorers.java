package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.actorcritic.ActorLoss;
import org.gridlang.runtime.policy.DeviationBank;
import org.gridlang.runtime.policy.LossStep;

/// The exploring policies of all populations that learn: what the learners that explore have in common.
final class Explorers {
    private final TrainingGround ground;
    private final List<GaussianController> all = new ArrayList<>();

    /// @param deviation of the noise at the start, in units of an action
    Explorers(TrainingGround ground, double deviation) {
        this.ground = ground;
        var environment = ground.environment;
        for (var controller : ground.controllers) {
            var deviations = new DeviationBank(
                    controller.agents(), controller.bank.shape().outputs(), deviation);
            all.add(new GaussianController(controller, deviations, environment.days, environment.lanes, ground.stream));
        }
    }

    /// One for each of [World#learning].
    List<GaussianController> all() {
        return all;
    }

    GaussianController get(int population) {
        return all.get(population);
    }

    /// Before a pass: noise of its own for each population.
    void begin(int pass) {
        var noise = ground.stream.child("noise").child(pass);
        for (int index = 0; index < all.size(); index++) {
            all.get(index).begin(noise.child(population(index)));
        }
    }

    /// One step of an actor and of its deviations on a minibatch.
    ///
    /// @param own number in its population
    /// @return whether both gradients were finite
    boolean step(
            int worker,
            int population,
            int own,
            ActorLoss loss,
            int[] order,
            int from,
            int count,
            double rate,
            double gradientNormLimit) {
        var explorer = all.get(population);
        var controller = explorer.mean;
        loss.begin(own, count);
        boolean sound = LossStep.take(
                controller.bank,
                own,
                controller.observations,
                controller.observationAt(own, 0),
                order,
                from,
                count,
                loss,
                rate,
                gradientNormLimit,
                controller.workspace(worker));
        sound &= explorer.deviations.step(own, loss.byLogDeviation(), rate, gradientNormLimit);
        return sound;
    }

    /// Puts the deviations into what a checkpoint holds.
    void remember(Map<String, double[]> memory) {
        for (int index = 0; index < all.size(); index++) {
            memory.put(name(index), all.get(index).deviations.state());
        }
    }

    /// Takes back what [#remember] put there.
    void restore(Map<String, double[]> memory) {
        for (int index = 0; index < all.size(); index++) {
            all.get(index).deviations.restore(memory.getOrDefault(name(index), new double[0]));
        }
    }

    private String name(int index) {
        return "deviations." + population(index);
    }

    private String population(int index) {
        return ground.policies.entries().get(index).population();
    }
}
