package org.gridlang.language.model;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.TimeGrid;

/// A checked problem.
///
/// @param devices those that its populations use, in order of first use
/// @param loadPower active power of each base load over time (in terms of `load.p` and so on), W
public record ProblemModel(
        Span span,
        String name,
        String documentation,
        long seed,
        TimeGrid time,
        List<Series> series,
        NetworkModel network,
        Term loadPower,
        List<DeviceModel> devices,
        List<Population> populations,
        List<Constraint> constraints,
        boolean agentCosts,
        Term networkCost,
        List<Experiment> experiments,
        List<EvaluationModel> evaluations) {
    public ProblemModel {
        series = List.copyOf(series);
        devices = List.copyOf(devices);
        populations = List.copyOf(populations);
        constraints = List.copyOf(constraints);
        experiments = List.copyOf(experiments);
        evaluations = List.copyOf(evaluations);
    }

    public record Series(Span span, String name, boolean broadcast, Dimension dimension, Term value) {}

    /// @param device index in `devices`
    /// @param parameters one rule for each param slot of the device
    /// @param stateDraws initial states drawn for each agent and day
    /// @param bindings series index for each input slot that is `Declared` or a `Signal`, -1 for views and
    /// clocks
    public record Population(
            Span span,
            String name,
            int count,
            int device,
            List<Candidate> candidates,
            List<Parameter> parameters,
            List<StateDraw> stateDraws,
            List<Integer> bindings) {
        public Population {
            candidates = List.copyOf(candidates);
            parameters = List.copyOf(parameters);
            stateDraws = List.copyOf(stateDraws);
            bindings = List.copyOf(bindings);
        }
    }

    /// How a parameter gets its value; bounds are in effect for draws (clamped).
    public sealed interface Parameter {
        /// A value in terms of params declared before it, or a constant.
        record Given(Term value) implements Parameter {}

        record Drawn(Distribution distribution, Optional<DeviceModel.Bounds> bounds) implements Parameter {}
    }

    public record StateDraw(int slot, Distribution distribution, Optional<DeviceModel.Bounds> bounds) {}

    /// Arguments in SI: low and high; mean and deviation; median and spread (geometric standard deviation).
    public record Distribution(Family family, double first, double second) {}

    public enum Family {
        UNIFORM,
        NORMAL,
        LOGNORMAL
    }

    public record EvaluationModel(
            Span span,
            String name,
            Evaluation.Split split,
            List<String> policies,
            Optional<Integer> days,
            List<Requirement> requirements) {
        public EvaluationModel {
            policies = List.copyOf(policies);
            requirements = List.copyOf(requirements);
        }
    }

    public record Requirement(Span span, Term.Condition condition) {}
}
