package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.gridlang.runtime.data.DaySampler;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.random.Stream;
import org.jspecify.annotations.Nullable;

/// Trains the policies of one experiment by GradMAP, or by gradient-based self-supervised learning, which is
/// its case of one plain step per pass.
///
/// ```
/// measure the scale of observations and of prices
/// for each pass:
///     draw D training days; roll out, solve, go back: the exact gradient of the Lagrangian by every action
///     per agent: K proximal steps on minibatches of the pass's samples
///     multipliers: signed ascent
///     now and then: validate on fixed days, keep the best policies, hand out a checkpoint
/// ```
public final class Trainer implements AutoCloseable {
    /// More scenarios without a solution than this share end the training.
    private static final double MOST_UNSOLVED = 0.5;
    private static final double SECONDS_BETWEEN_CHECKPOINTS = 20;
    private static final int PRICE_DAYS = 4;

    private final World world;
    private final Experiment experiment;
    private final TrainingOptions options;
    private final TrainingListener listener;
    private final Workers workers;
    private final Stream stream;
    private final DaySampler sampler;
    private final int batchDays;
    private final Schedule schedule;

    /// A fresh training.
    public Trainer(World world, Experiment experiment, TrainingOptions options, TrainingListener listener) {
        this.world = world;
        this.experiment = experiment;
        this.options = options;
        this.listener = listener;
        this.workers = new Workers(options.threads());
        this.stream = Stream.of(options.seed()).child("training");
        var range = world.problem().time().train();
        this.sampler = new DaySampler(range.first(), range.last(), stream.child("days"));
        this.batchDays = Math.min(experiment.batchDays(), sampler.pool());
        this.schedule = new Schedule(experiment.algorithm(), options.budgetSeconds(), options.passes());
    }

    /// Trains from the start until the passes are done, the budget is spent, or a stop is asked for.
    ///
    /// @param stop asked after each pass
    /// @throws TrainingFailure if a number is not finite or most scenarios have no solution
    public TrainingResult train(BooleanSupplier stop) {
        return run(Optional.empty(), stop);
    }

    /// Goes on from a checkpoint of the same experiment and seed.
    public TrainingResult resume(TrainingState state, BooleanSupplier stop) {
        if (state.seed() != options.seed()) {
            throw new IllegalArgumentException(
                    "the checkpoint was trained with seed " + state.seed() + ", not " + options.seed());
        }
        String misfit = state.current().misfit(world);
        if (!misfit.isEmpty()) {
            throw new IllegalArgumentException("the checkpoint is of another problem: " + misfit);
        }
        return run(Optional.of(state), stop);
    }

    private TrainingResult run(Optional<TrainingState> from, BooleanSupplier stop) {
        long start = System.nanoTime();
        var session = new Session(from);
        double preparation = (System.nanoTime() - start) * 1e-9;
        listener.prepared(preparation);
        return session.loop(stop, preparation);
    }

    @Override
    public void close() {
        workers.close();
    }

    /// The state of a running training.
    private final class Session {
        private final Environment environment;
        private final Validator validator;
        private final PolicySet policies;
        /// One for each population that learns.
        private final List<NeuralController> controllers;
        /// One for each population.
        private final List<Controller> everybody;
        private final List<ProximalSteps> updates = new ArrayList<>();
        private final Prices prices;
        private int pass;
        private double secondsBefore;
        private long evaluations;
        private final PolicySet best;
        private double bestMerit = Double.POSITIVE_INFINITY;
        private int bestPass;

        Session(Optional<TrainingState> from) {
            environment = new Environment(world, workers, Precision.SINGLE, sampler.days(-1, batchDays));
            policies = from.map(TrainingState::current)
                    .orElseGet(() -> PolicySet.initial(
                            world,
                            ExplorationController.scales(environment, stream.child("exploration")),
                            experiment.hidden(),
                            stream.child("policies")));
            controllers = controllers(environment);
            everybody = PassiveController.among(world, controllers);
            for (var controller : controllers) {
                updates.add(new ProximalSteps(controller));
            }
            double[] unitPrices = from.map(TrainingState::unitPrices).orElseGet(this::measurePrices);
            double stepSeconds = world.problem().time().stepSeconds();
            prices = new Prices(
                    world.limits(),
                    environment.steps,
                    stepSeconds,
                    experiment.duals(),
                    unitPrices,
                    experiment.constraints());
            var merit = new Merit(world.limits(), unitPrices, stepSeconds, experiment.constraints());
            validator = new Validator(environment, everybody, validationDates(), merit);
            best = from.map(TrainingState::best).orElseGet(policies::copy);
            from.ifPresent(this::restore);
        }

        /// A few days are enough for a scale, and take a fraction of the time of a pass.
        private double[] measurePrices() {
            var few = new Environment(
                    world, workers, Precision.SINGLE, sampler.days(-1, Math.min(PRICE_DAYS, batchDays)));
            var measuring = controllers(few);
            few.forward(PassiveController.among(world, measuring));
            return PriceScale.measure(few, measuring);
        }

        /// Of the populations that learn.
        private List<NeuralController> controllers(Environment on) {
            var made = new ArrayList<NeuralController>();
            for (var entry : policies.entries()) {
                made.add(new NeuralController(
                        entry.bank(), entry.scale(), on.days, on.lanes, on.steps, workers.count()));
            }
            return made;
        }

        private List<LocalDate> validationDates() {
            return world.dates(Evaluation.Split.VALIDATE, batchDays);
        }

        private void restore(TrainingState state) {
            pass = state.passes();
            schedule.resume(state.passes(), state.seconds());
            secondsBefore = state.seconds();
            evaluations = state.evaluations();
            bestMerit = state.bestMerit();
            bestPass = state.bestPass();
            for (int index = 0; index < updates.size(); index++) {
                double[] saved = state.squaredScales().get(index);
                System.arraycopy(saved, 0, updates.get(index).squaredScale, 0, saved.length);
            }
            prices.restore(state.multipliers());
        }

        private TrainingState state(double seconds) {
            return new TrainingState(
                    options.seed(),
                    pass,
                    seconds,
                    evaluations,
                    policies,
                    updates.stream().map(update -> update.squaredScale.clone()).toList(),
                    prices.unitPrice.clone(),
                    prices.snapshot(),
                    best,
                    bestMerit,
                    bestPass);
        }

        TrainingResult loop(BooleanSupplier stop, double preparation) {
            long start = System.nanoTime();
            double seconds = secondsBefore;
            double checkpointed = seconds;
            TrainingResult.@Nullable End end = null;
            boolean validated = false;
            while (end == null) {
                var settings = schedule.settings(pass, seconds);
                var figures = pass(settings);
                pass++;
                evaluations += (long) environment.steps * batchDays;
                seconds = secondsBefore + (System.nanoTime() - start) * 1e-9;
                validated = schedule.validates(pass, seconds);
                var validation = validated ? Optional.of(validate()) : Optional.<Progress.Validation>empty();
                seconds = secondsBefore + (System.nanoTime() - start) * 1e-9;
                listener.progress(progress(seconds, figures, settings, validation));
                if (validated && seconds - checkpointed >= SECONDS_BETWEEN_CHECKPOINTS) {
                    listener.checkpoint(state(seconds));
                    checkpointed = seconds;
                }
                end = end(seconds, stop);
            }
            if (!validated) {
                validate();
                seconds = secondsBefore + (System.nanoTime() - start) * 1e-9;
            }
            listener.checkpoint(state(seconds));
            return new TrainingResult(best, bestMerit, bestPass, pass, seconds, preparation, evaluations, end);
        }

        private TrainingResult.@Nullable End end(double seconds, BooleanSupplier stop) {
            if (stop.getAsBoolean()) {
                return TrainingResult.End.STOPPED;
            }
            if (seconds >= options.budgetSeconds()) {
                return TrainingResult.End.BUDGET_SPENT;
            }
            boolean done =
                    schedule.passes().isPresent() && pass >= schedule.passes().getAsInt();
            return done ? TrainingResult.End.PASSES_DONE : null;
        }

        /// One pass: environment, proximal steps, multipliers.
        private Figures pass(ProximalSteps.Settings settings) {
            environment.block(sampler.days(pass, batchDays));
            environment.forward(everybody);
            var figures = new FigureReader(environment).read();
            check(figures);
            environment.backward(everybody, prices, true);
            var orders = ProximalSteps.orders(
                    settings,
                    environment.steps * batchDays,
                    stream.child("minibatches").child(pass));
            for (int index = 0; index < updates.size(); index++) {
                int broken = updates.get(index).run(workers, settings, orders);
                if (broken >= 0) {
                    throw new TrainingFailure("pass " + (pass + 1) + ": the gradient of "
                            + Diagnosis.agent(world, world.learning().get(index), broken) + " is not finite");
                }
            }
            prices.ascend(environment.network);
            return figures;
        }

        private void check(Figures figures) {
            if (!Double.isFinite(figures.cost())) {
                throw new TrainingFailure("pass " + (pass + 1) + ": " + Diagnosis.cost(environment));
            }
            int scenarios = environment.steps * batchDays;
            if (figures.unconverged() > MOST_UNSOLVED * scenarios) {
                throw new TrainingFailure("pass " + (pass + 1) + ": the power flow has no solution in "
                        + figures.unconverged() + " of " + scenarios + " scenarios; " + Diagnosis.flow(environment));
            }
        }

        private Progress.Validation validate() {
            var validation = validator.validate();
            boolean improved = validation.merit() < bestMerit;
            if (improved) {
                bestMerit = validation.merit();
                bestPass = pass;
                best.copyWeights(policies);
            }
            return new Progress.Validation(validation.figures(), validation.merit(), improved);
        }

        private Progress progress(
                double seconds,
                Figures figures,
                ProximalSteps.Settings settings,
                Optional<Progress.Validation> validation) {
            var left = OptionalDouble.empty();
            if (!Double.isInfinite(options.budgetSeconds())) {
                left = OptionalDouble.of(Math.max(0, options.budgetSeconds() - seconds));
            }
            if (schedule.passes().isPresent()) {
                double each = seconds / pass;
                double byPasses = each * Math.max(0, schedule.passes().getAsInt() - pass);
                left = OptionalDouble.of(Math.min(byPasses, left.orElse(byPasses)));
            }
            return new Progress(
                    pass,
                    schedule.passes(),
                    seconds,
                    left,
                    evaluations,
                    figures,
                    prices.summaries(),
                    settings.radius(),
                    settings.rate(),
                    validation);
        }
    }
}
