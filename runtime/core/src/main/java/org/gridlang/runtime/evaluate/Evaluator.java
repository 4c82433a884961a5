package org.gridlang.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.learn.PerfectInformation;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.Rollouts;
import org.gridlang.runtime.learn.Workers;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.StressedProblem;

/// Carries out an `evaluate` block: every named policy on the same days of its split, under its stresses, in double
/// precision.
public final class Evaluator {
    /// The policy that leaves every device idle.
    public static final String NO_CONTROL = "no_control";

    /// The reference that knows each day in advance, see [PerfectInformation].
    public static final String PERFECT_INFORMATION = "perfect_information";

    private final World world;
    private final Workers workers;
    private final int batchDays;
    private final int referenceIterations;

    /// @param batchDays days at a time: memory grows with it
    /// @param referenceIterations gradient steps per day of the perfect-information reference
    public Evaluator(World world, Workers workers, int batchDays, int referenceIterations) {
        this.world = world;
        this.workers = workers;
        this.batchDays = batchDays;
        this.referenceIterations = referenceIterations;
    }

    /// @param trained by the name of the experiment; one that is missing is left out of the table, with a
    /// remark
    public EvaluationTable evaluate(Evaluation evaluation, Map<String, PolicySet> trained) {
        var days = evaluation.stresses().isEmpty()
                ? world
                : new World(new StressedProblem(world.problem(), evaluation.stresses()));
        var dates = days.dates(evaluation.split(), evaluation.days().orElse(Integer.MAX_VALUE));
        var rollouts = new Rollouts(days, workers, batchDays);
        var rows = new ArrayList<EvaluationTable.Row>();
        var remarks = new ArrayList<String>();
        for (var policy : evaluation.policies()) {
            if (policy.equals(NO_CONTROL)) {
                rows.add(new EvaluationTable.Row(policy, rollouts.idle(dates)));
            } else if (policy.equals(PERFECT_INFORMATION)) {
                var reference = new PerfectInformation(days, workers, batchDays, referenceIterations).of(dates);
                rows.add(new EvaluationTable.Row(policy, reference.figures()));
                remarks.add(PERFECT_INFORMATION + ": a local optimum per day after " + reference.iterations()
                        + " gradient steps; " + reference.infeasibleDays() + " of " + dates.size()
                        + " days without a feasible point");
            } else if (trained.containsKey(policy)) {
                rows.add(new EvaluationTable.Row(policy, rollouts.trained(trained.get(policy), dates)));
            } else if (rollouts.hasRule(policy)) {
                rows.add(new EvaluationTable.Row(policy, rollouts.rule(policy, dates)));
            } else {
                remarks.add(policy + ": not trained in this run");
            }
        }
        return new EvaluationTable(evaluation.name(), evaluation.split(), rows, List.of(), remarks)
                .with(evaluation.requirements());
    }

    /// What doing nothing costs per day on the days on which a training validates its policies: a line to hold
    /// a learning curve against.
    public double idleValidationCost(int validationDays) {
        var dates = world.dates(Evaluation.Split.VALIDATE, validationDays);
        return new Rollouts(world, workers, batchDays).idle(dates).cost();
    }
}
