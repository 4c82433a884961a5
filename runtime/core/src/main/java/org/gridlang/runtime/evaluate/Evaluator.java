package org.gridlang.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.learn.Figures;
import org.gridlang.runtime.learn.PerfectInformation;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.Rollouts;
import org.gridlang.runtime.learn.Workers;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.problem.Evaluation;

/// Carries out an `evaluate` block: every named policy on the same days of its split, in double precision.
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

    /// @param trained by the name of the experiment
    public EvaluationTable evaluate(Evaluation evaluation, Map<String, PolicySet> trained) {
        var dates = world.dates(evaluation.split(), evaluation.days().orElse(Integer.MAX_VALUE));
        var rollouts = new Rollouts(world, workers, batchDays);
        var rows = new ArrayList<EvaluationTable.Row>();
        var remarks = new ArrayList<String>();
        for (var policy : evaluation.policies()) {
            Figures figures =
                    switch (policy) {
                        case NO_CONTROL -> rollouts.idle(dates);
                        case PERFECT_INFORMATION -> {
                            var reference = new PerfectInformation(world, workers, batchDays, referenceIterations)
                                    .of(dates);
                            remarks.add(PERFECT_INFORMATION + ": a local optimum per day after "
                                    + reference.iterations() + " gradient steps; " + reference.infeasibleDays() + " of "
                                    + dates.size() + " days without a feasible point");
                            yield reference.figures();
                        }
                        default -> {
                            var policies = trained.get(policy);
                            if (policies == null) {
                                throw new IllegalArgumentException("policy " + policy + " has not been trained");
                            }
                            yield rollouts.trained(policies, dates);
                        }
                    };
            rows.add(new EvaluationTable.Row(policy, figures));
        }
        return new EvaluationTable(evaluation.name(), evaluation.split(), rows, List.of(), remarks)
                .with(evaluation.requirements());
    }
}
