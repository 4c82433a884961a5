package org.gridlang.language.model;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.data.table.DataTables;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.Stress;
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
        DataTables data,
        NetworkModel network,
        Regulation regulation,
        Term loadPower,
        List<DeviceModel> devices,
        List<Population> populations,
        List<Constraint> constraints,
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

    /// @param keys what its keys are keys of and how many; empty for one series
    public record Series(
            Span span, String name, boolean broadcast, Optional<Keys> keys, Dimension dimension, Term value) {}

    /// The keys of a kind, such as the homes of `profile demand by home`.
    public record Keys(String kind, int count) {}

    /// What feeds an input slot.
    ///
    /// @param series index of a series, -1 for views and clocks
    /// @param choice whose key, for a series with keys
    public record Binding(int series, Choice choice) {
        public static final Binding NONE = new Binding(-1, Choice.NONE);
    }

    /// Which of a series with keys an agent reads.
    public enum Choice {
        /// The series has no keys.
        NONE,
        /// One that the agent draws.
        DRAWN,
        /// That of the name of the load at which the agent is.
        PLACE
    }

    /// @param device index in `devices`
    /// @param parameters one rule for each param slot of the device
    /// @param stateDraws initial states drawn for each agent and day
    /// @param bindings one for each input slot
    /// @param costWeight weight of its agents' money in the objective, 0 if it does not count
    public record Population(
            Span span,
            String name,
            int count,
            int device,
            List<Candidate> candidates,
            List<Parameter> parameters,
            List<StateDraw> stateDraws,
            List<Binding> bindings,
            double costWeight) {
        public Population {
            candidates = List.copyOf(candidates);
            parameters = List.copyOf(parameters);
            stateDraws = List.copyOf(stateDraws);
            bindings = List.copyOf(bindings);
        }

        /// The same with another weight in the objective.
        public Population weighted(double weight) {
            return new Population(span, name, count, device, candidates, parameters, stateDraws, bindings, weight);
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

    /// A stress, as written and as meant.
    public record AppliedStress(Span span, Stress stress) {}

    public record EvaluationModel(
            Span span,
            String name,
            Evaluation.Split split,
            List<String> policies,
            Optional<Integer> days,
            List<AppliedStress> stresses,
            List<Requirement> requirements) {
        public EvaluationModel {
            stresses = List.copyOf(stresses);
            policies = List.copyOf(policies);
            requirements = List.copyOf(requirements);
        }
    }

    public record Requirement(Span span, Term.Condition condition) {}
}
