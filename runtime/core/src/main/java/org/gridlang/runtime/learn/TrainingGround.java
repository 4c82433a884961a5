package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.data.DaySampler;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.random.Stream;

/// What all learners share: the environment of a batch of training days, the policies with their controllers,
/// and the prices of violations.
final class TrainingGround {
    /// More scenarios without a solution than this share end the training.
    private static final double MOST_UNSOLVED = 0.5;
    private static final int PRICE_DAYS = 4;
    /// What the prices remember stands under this in a checkpoint.
    private static final String PRICES = "dual";

    final World world;
    final Workers workers;
    /// Of the whole training; a learner takes children of it.
    final Stream stream;
    final int batchDays;
    final Environment environment;
    final PolicySet policies;
    /// One for each population that learns, in the order of the policies.
    final List<NeuralController> controllers;
    /// One for each population.
    final List<Controller> everybody;
    final Prices prices;
    private final DaySampler sampler;

    /// @param from what a resumed training takes over: policies and prices
    TrainingGround(World world, Workers workers, Experiment experiment, Stream stream, Optional<TrainingState> from) {
        this.world = world;
        this.workers = workers;
        this.stream = stream;
        var range = world.problem().time().train();
        sampler = new DaySampler(range.first(), range.last(), stream.child("days"));
        batchDays = Math.min(experiment.batchDays(), sampler.pool());
        environment = new Environment(world, workers, Precision.SINGLE, sampler.days(-1, batchDays));
        policies = from.map(TrainingState::current)
                .orElseGet(() -> PolicySet.initial(
                        world,
                        ExplorationController.scales(environment, stream.child("exploration")),
                        experiment.hidden(),
                        stream.child("policies")));
        controllers = controllers(environment);
        everybody = PassiveController.among(world, controllers);
        prices = new Prices(
                world.limits(),
                environment.steps,
                world.problem().time().stepSeconds(),
                experiment.duals(),
                from.map(TrainingState::unitPrices).orElseGet(this::measurePrices),
                experiment.constraints());
        from.ifPresent(state -> prices.restore(state.multipliers(), Saved.under(state.memory(), PRICES)));
    }

    /// Of the populations that learn.
    private List<NeuralController> controllers(Environment on) {
        var made = new ArrayList<NeuralController>();
        for (var entry : policies.entries()) {
            made.add(new NeuralController(entry.bank(), entry.scale(), on.days, on.lanes, on.steps, workers.count()));
        }
        return made;
    }

    /// A few days are enough for a scale, and take a fraction of the time of a pass.
    private double[] measurePrices() {
        var few = new Environment(world, workers, Precision.SINGLE, sampler.days(-1, Math.min(PRICE_DAYS, batchDays)));
        var measuring = controllers(few);
        few.forward(PassiveController.among(world, measuring));
        return PriceScale.measure(few, measuring);
    }

    /// What a checkpoint holds of the ground besides policies and multipliers.
    SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        Saved.put(memory, PRICES, prices.memory());
        return memory;
    }

    /// Puts the days of a pass in place, lets everybody act on them, and reads what came of it.
    ///
    /// @param acting one controller for each population
    /// @throws TrainingFailure if the cost is not finite or most scenarios have no solution
    Figures rollOut(int pass, List<? extends Controller> acting) {
        return rollOut(pass, acting, List.of());
    }

    /// The same with some days that are always there, and come first.
    ///
    /// @param always at most as many as a batch has
    Figures rollOut(int pass, List<? extends Controller> acting, List<LocalDate> always) {
        environment.block(sampler.days(pass, batchDays, always));
        environment.forward(acting);
        var figures = new FigureReader(environment).read();
        if (!Double.isFinite(figures.cost())) {
            throw new TrainingFailure("pass " + (pass + 1) + ": " + Diagnosis.cost(environment));
        }
        if (figures.unconverged() > MOST_UNSOLVED * scenarios()) {
            throw new TrainingFailure("pass " + (pass + 1) + ": the power flow has no solution in "
                    + figures.unconverged() + " of " + scenarios() + " scenarios; " + Diagnosis.flow(environment)
                    + (pass == 0
                            ? "; the policies are still untrained, so check the loads, ratings and units of the problem"
                            : "; lower the rate or the radius, or raise the penalty of the duals"));
        }
        return figures;
    }

    /// Days and steps of a pass: as many samples has each agent.
    int scenarios() {
        return environment.steps * batchDays;
    }
}
