package org.gridlang.language.ir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.table.DataTables;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.Stress;
import org.gridlang.runtime.problem.TimeGrid;

/// A problem as expressions: everything that its generated class does.
///
/// @param columns exogenous columns; a view stands after the column it reads
/// @param unbound series with keys that are no columns, since only other series and loads read them
/// @param loadPower reads load attributes, the clock and draws
/// @param devices in the order of the model
public record ProblemProgram(
        Origin origin,
        String name,
        String documentation,
        long seed,
        TimeGrid time,
        NetworkModel network,
        Regulation regulation,
        DataTables data,
        List<Column> columns,
        List<Column.Generated> unbound,
        Formula loadPower,
        List<DeviceProgram> devices,
        List<Population> populations,
        List<Constraint> constraints,
        NetworkCost networkCost,
        List<Experiment> experiments,
        List<EvaluationBlock> evaluations) {
    public ProblemProgram {
        columns = List.copyOf(columns);
        unbound = List.copyOf(unbound);
        devices = List.copyOf(devices);
        populations = List.copyOf(populations);
        constraints = List.copyOf(constraints);
        experiments = List.copyOf(experiments);
        evaluations = List.copyOf(evaluations);
    }

    /// An exogenous column.
    public sealed interface Column {
        /// A series of the problem, from its formula.
        ///
        /// @param keys present if it has a value for each
        record Generated(Origin origin, String name, Optional<ProblemModel.Keys> keys, Formula formula)
                implements Column {
            /// How many columns it is.
            public int width() {
                return keys.map(ProblemModel.Keys::count).orElse(1);
            }
        }

        /// A view of another column or the clock.
        record Derived(SeriesColumn column) implements Column {}
    }

    /// @param device index in `devices`
    /// @param inputs where each input slot of the device reads
    /// @param costWeight weight of its agents' money in the objective
    public record Population(
            Origin origin,
            String name,
            int count,
            int device,
            List<Candidate> candidates,
            List<Parameter> parameters,
            List<StateDraw> stateDraws,
            List<Input> inputs,
            double costWeight) {
        public Population {
            candidates = List.copyOf(candidates);
            parameters = List.copyOf(parameters);
            stateDraws = List.copyOf(stateDraws);
            inputs = List.copyOf(inputs);
        }
    }

    /// The place of a column, the first of several where each key has one.
    ///
    /// @param keys whose keys, where each has one
    public record Input(int column, ProblemModel.Choice choice, Optional<ProblemModel.Keys> keys) {}

    /// Where the value of a parameter comes from; formulas read parameters before it.
    public sealed interface Parameter {
        String name();

        record Given(String name, Formula value) implements Parameter {}

        record Drawn(String name, ProblemModel.Distribution distribution, Optional<Range> range) implements Parameter {}
    }

    /// The initial value of a state, drawn for each agent and day; the range may read parameters.
    public record StateDraw(String name, int slot, ProblemModel.Distribution distribution, Optional<Range> range) {}

    public record Range(Formula low, Formula high) {}

    /// The part of the objective that is not the agents' own, for one step and day, and its derivatives; all
    /// nodes of one graph.
    public record NetworkCost(Graph graph, int value, int perSourceActive, int perSourceReactive, int perLosses) {
        /// The four nodes.
        public List<Integer> roots() {
            return List.of(value, perSourceActive, perSourceReactive, perLosses);
        }
    }

    public record EvaluationBlock(
            String name,
            Evaluation.Split split,
            List<String> policies,
            OptionalInt days,
            List<Stress> stresses,
            List<Requirement> requirements) {
        public EvaluationBlock {
            stresses = List.copyOf(stresses);
            policies = List.copyOf(policies);
            requirements = List.copyOf(requirements);
        }
    }

    /// @param text as written, on one line
    public record Requirement(String text, int line, Graph graph, Condition condition) {}
}
