package org.gridlang.runtime.learn;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.random.Stream;
import org.jspecify.annotations.Nullable;

/// Trains the policies of one experiment by the algorithm it names:
///
/// ```
/// measure the scale of observations and of prices
/// for each pass:
///     the learner's pass
///     now and then: validate on fixed days, keep the best policies, hand out a checkpoint
/// ```
public final class Trainer implements AutoCloseable {
    private static final double SECONDS_BETWEEN_CHECKPOINTS = 20;
    private static final String WORSE_VALIDATIONS = "worse_validations";

    private final World world;
    private final Experiment experiment;
    private final TrainingOptions options;
    private final TrainingListener listener;
    private final Workers workers;
    private final Schedule schedule;

    /// A fresh training.
    public Trainer(World world, Experiment experiment, TrainingOptions options, TrainingListener listener) {
        this.world = world;
        this.experiment = experiment;
        this.options = options;
        this.listener = listener;
        this.workers = new Workers(options.threads());
        this.schedule = new Schedule(options.budgetSeconds(), options.passes());
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

    private Learner learner(TrainingGround ground) {
        return switch (experiment.algorithm()) {
            case Experiment.Algorithm.GradMap gradMap -> GradientLearner.of(gradMap, ground);
            case Experiment.Algorithm.Ssl ssl -> GradientLearner.of(ssl, ground);
            case Experiment.Algorithm.Ippo ippo -> ClippedLearner.of(ippo, ground);
            case Experiment.Algorithm.Mappo mappo -> ClippedLearner.of(mappo, ground);
            case Experiment.Algorithm.Shac shac -> ReparameterisedLearner.of(shac, ground);
            case Experiment.Algorithm.Maddpg maddpg -> MeanFieldLearner.of(maddpg, ground);
            case Experiment.Algorithm.Rpo rpo -> ReparameterisedLearner.of(rpo, ground);
        };
    }

    /// The state of a running training.
    private final class Session {
        private final TrainingGround ground;
        private final Learner learner;
        private final Validator validator;
        private int pass;
        private double secondsBefore;
        private long evaluations;
        private final PolicySet best;
        private double bestMerit = Double.POSITIVE_INFINITY;
        private int bestPass;
        private int worseValidations;

        Session(Optional<TrainingState> from) {
            ground = new TrainingGround(
                    world, workers, experiment, Stream.of(options.seed()).child("training"), from);
            learner = learner(ground);
            var merit = new Merit(
                    world.limits(),
                    ground.prices.unitPrice,
                    world.problem().time().stepSeconds(),
                    experiment.selection().weight(),
                    experiment.constraints());
            var dates = world.dates(Evaluation.Split.VALIDATE, ground.batchDays);
            validator = new Validator(ground.environment, ground.everybody, dates, merit);
            best = from.map(TrainingState::best).orElseGet(ground.policies::copy);
            from.ifPresent(this::restore);
        }

        private void restore(TrainingState state) {
            pass = state.passes();
            schedule.resume(state.passes(), state.seconds());
            secondsBefore = state.seconds();
            evaluations = state.evaluations();
            bestMerit = state.bestMerit();
            bestPass = state.bestPass();
            worseValidations = (int) state.memory().getOrDefault(WORSE_VALIDATIONS, new double[1])[0];
            learner.restore(state.memory());
        }

        private TrainingState state(double seconds) {
            var memory = new TreeMap<>(learner.memory());
            memory.putAll(ground.memory());
            memory.put(WORSE_VALIDATIONS, new double[] {worseValidations});
            return new TrainingState(
                    options.seed(),
                    pass,
                    seconds,
                    evaluations,
                    ground.policies,
                    memory,
                    ground.prices.unitPrice.clone(),
                    ground.prices.snapshot(),
                    best,
                    bestMerit,
                    bestPass);
        }

        TrainingResult loop(BooleanSupplier stop, double preparation) {
            if (pass == 0) {
                // There is one to go back to whatever happens.
                listener.checkpoint(state(0));
            }
            long start = System.nanoTime();
            double seconds = secondsBefore;
            double checkpointed = seconds;
            TrainingResult.@Nullable End end = null;
            boolean validated = false;
            while (end == null) {
                var outcome = learner.pass(pass, schedule.fraction(pass, seconds));
                pass++;
                evaluations += outcome.evaluations();
                seconds = secondsBefore + (System.nanoTime() - start) * 1e-9;
                validated = schedule.validates(pass, seconds);
                var validation = validated ? Optional.of(validate()) : Optional.<Progress.Validation>empty();
                seconds = secondsBefore + (System.nanoTime() - start) * 1e-9;
                listener.progress(progress(seconds, outcome, validation));
                if (validated && seconds - checkpointed >= SECONDS_BETWEEN_CHECKPOINTS && learner.sound()) {
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
            if (experiment.selection().patience() > 0
                    && worseValidations >= experiment.selection().patience()) {
                return TrainingResult.End.NO_IMPROVEMENT;
            }
            boolean done =
                    schedule.passes().isPresent() && pass >= schedule.passes().getAsInt();
            return done ? TrainingResult.End.PASSES_DONE : null;
        }

        private Progress.Validation validate() {
            var validation = validator.validate();
            boolean improved = validation.merit() < bestMerit;
            worseValidations = improved ? 0 : worseValidations + 1;
            if (improved) {
                bestMerit = validation.merit();
                bestPass = pass;
                best.copyWeights(ground.policies);
            }
            return new Progress.Validation(validation.figures(), validation.merit(), improved);
        }

        private Progress progress(double seconds, Learner.Outcome outcome, Optional<Progress.Validation> validation) {
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
                    outcome.figures(),
                    ground.prices.summaries(),
                    outcome.radius(),
                    outcome.rate(),
                    validation);
        }
    }
}
