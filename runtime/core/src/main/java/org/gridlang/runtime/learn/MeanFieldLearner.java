package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.actorcritic.ReturnScale;
import org.gridlang.runtime.problem.Experiment.Algorithm;
import org.gridlang.runtime.random.Stream;

/// MADDPG (R. Lowe et al., NeurIPS 2017, arXiv 1706.02275) with a mean field in place of the others' actions (Y. Yang
/// et
/// al., ICML 2018, arXiv 1802.05438): deterministic actors, and for each a critic
///
/// ```
/// Q_i( own observation, own action, features of the feeder, mean action of the others of each population )
/// y   = r_i + gamma Q'_i( after, with the actions of target actors )
/// a_i : up the derivative of Q_i by the own action
/// ```
///
/// learned from a replay of the last passes, with target networks that follow slowly. A critic of the actions of all
/// agents, as in the original, would have a thousand inputs of which each moves the value by a thousandth.
final class MeanFieldLearner implements Learner {
    private final TrainingGround ground;
    private final Algorithm.Maddpg settings;
    private final Explorers explorers;
    private final List<MeanFieldAgents> populations = new ArrayList<>();
    private final List<Controller> everybody;
    private final AgentRewards rewards;
    private final ReturnScale scale;
    private final GlobalFeatures features;
    private final Replay replay;
    private final float[] passFeatures;
    private final boolean[] broken;
    /// What all agents did and what target actors would do next, on average `[place in batch][population, output]`.
    private final MeanField field;

    private MeanFieldLearner(TrainingGround ground, Algorithm.Maddpg settings) {
        this.ground = ground;
        this.settings = settings;
        var environment = ground.environment;
        explorers = new Explorers(ground, settings.deviation().first());
        everybody = PassiveController.among(ground.world, explorers.all());
        rewards = new AgentRewards(environment, ground.prices, settings.reward());
        scale = new ReturnScale(rewards.agents(), environment.steps, environment.days);
        features = new GlobalFeatures(environment);
        replay =
                new Replay(settings.replay(), rewards.agents(), features.count(), ground.controllers, environment.days);
        passFeatures = new float[ground.scenarios() * features.count()];
        field = new MeanField(ground.controllers, replay, settings.batch());
        broken = new boolean[rewards.agents()];
        for (int index = 0; index < ground.controllers.size(); index++) {
            populations.add(new MeanFieldAgents(ground, settings, index, rewards.first[index], scale, replay, field));
        }
    }

    static MeanFieldLearner of(Algorithm.Maddpg algorithm, TrainingGround ground) {
        return new MeanFieldLearner(ground, algorithm);
    }

    @Override
    public Outcome pass(int pass, double fraction) {
        explorers.all().forEach(each -> each.deviations.fix(settings.deviation().at(fraction)));
        explorers.begin(pass);
        var figures = ground.rollOut(pass, everybody);
        rewards.read();
        int samples = ground.scenarios();
        ground.workers.run(
                rewards.agents(),
                (worker, agent) -> scale.follow(agent, rewards.reward, agent * samples, settings.discount()));
        features.read(passFeatures, 0, features.count());
        replay.add(explorers.all().stream().map(each -> each.actions).toList(), rewards.reward, passFeatures);
        double rate = settings.rate() * settings.decay().at(fraction);
        double criticRate = settings.criticRate() * settings.decay().at(fraction);
        Arrays.fill(broken, false);
        var draws = ground.stream.child("minibatches").child(pass);
        for (int update = 0; update < settings.updates(); update++) {
            update(draws.child(update), rate, criticRate);
        }
        rewards.requireSound(broken, pass);
        ground.prices.ascend(ground.environment.network);
        return new Outcome(figures, samples, Double.POSITIVE_INFINITY, rate);
    }

    private void update(Stream draws, double rate, double criticRate) {
        var moments = new int[settings.batch()];
        Arrays.setAll(moments, place -> draws.integer(place, replay.filled()));
        ground.workers.run(rewards.agents(), (worker, agent) -> {
            int index = rewards.population(agent);
            populations.get(index).imagine(worker, agent - rewards.first[index], moments);
        });
        field.average(ground.workers, moments);
        ground.workers.run(rewards.agents(), (worker, agent) -> {
            int index = rewards.population(agent);
            broken[agent] |=
                    !populations.get(index).improve(worker, agent - rewards.first[index], moments, rate, criticRate);
        });
    }

    @Override
    public SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        memory.put("returns", scale.state());
        features.remember(memory);
        replay.remember(memory);
        populations.forEach(each -> each.remember(memory));
        return memory;
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        scale.restore(memory.getOrDefault("returns", new double[0]));
        features.restore(memory);
        replay.restore(memory);
        populations.forEach(each -> each.restore(memory));
    }
}
