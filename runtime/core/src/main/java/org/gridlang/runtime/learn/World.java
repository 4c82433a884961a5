package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridlang.runtime.data.DaySampler;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.powerflow.Connection;
import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.problem.AgentTable;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.ScenarioLibrary;
import org.gridlang.runtime.problem.TimeGrid;

/// A problem made ready to run: agents drawn and connected, the network factorised. Training never changes it,
/// so several trainings and evaluations may share it, one after the other.
public final class World {
    private final Problem problem;
    private final Regulation regulation;
    private final List<AgentTable> agents;
    private final PowerFlowModel model;
    private final Limits limits;
    private final ScenarioLibrary library;
    private final ElementShares[] loadShares;
    private final ElementShares[][] agentShares;

    public World(Problem problem) {
        this.problem = problem;
        this.regulation = problem.regulation();
        var tables = new ArrayList<AgentTable>();
        var connections = new ArrayList<Connection>();
        for (var population : problem.populations()) {
            var table = new AgentTable(population, problem.seed());
            tables.add(table);
            for (int agent = 0; agent < table.count(); agent++) {
                var place = table.place(agent);
                connections.add(new Connection(
                        place.bus(), place.terminals(), place.delta() ? ConnectionKind.DELTA : ConnectionKind.WYE));
            }
        }
        this.agents = List.copyOf(tables);
        this.model = PowerFlowModel.of(problem.network(), connections);
        this.limits = new Limits(problem.constraints(), model);
        this.library = new ScenarioLibrary(problem);
        this.loadShares = new ElementShares[problem.network().loads().size()];
        for (int load = 0; load < loadShares.length; load++) {
            loadShares[load] = model.loadElements(load);
        }
        this.agentShares = new ElementShares[agents.size()][];
        int next = 0;
        for (int index = 0; index < agentShares.length; index++) {
            agentShares[index] = new ElementShares[agents.get(index).count()];
            for (int agent = 0; agent < agentShares[index].length; agent++) {
                agentShares[index][agent] = model.agentElements(next++);
            }
        }
    }

    private World(World other, Regulation regulation) {
        this.problem = other.problem;
        this.regulation = regulation;
        this.agents = other.agents;
        this.model = other.model;
        this.limits = other.limits;
        this.library = other.library;
        this.loadShares = other.loadShares;
        this.agentShares = other.agentShares;
    }

    /// The same problem with regulators that do something else than it says: `world.with(Regulation.ACTIVE)` to see
    /// what policies that were trained at held taps are worth where the controls act.
    public World with(Regulation other) {
        return new World(this, other);
    }

    /// What regulators and capacitor controls do.
    public Regulation regulation() {
        return regulation;
    }

    public Problem problem() {
        return problem;
    }

    /// The agents of each population, in the problem's order.
    public List<AgentTable> agents() {
        return agents;
    }

    /// The populations that have something to learn, by their place among all: those whose device has an action.
    public List<Integer> learning() {
        return IntStream.range(0, agents.size())
                .filter(index -> !agents.get(index)
                        .population()
                        .kernel()
                        .shape()
                        .actions()
                        .isEmpty())
                .boxed()
                .toList();
    }

    public int agentCount() {
        return agents.stream().mapToInt(AgentTable::count).sum();
    }

    public PowerFlowModel model() {
        return model;
    }

    /// The dates of a split: all, or `count` evenly spaced ones.
    public List<LocalDate> dates(Evaluation.Split split, int count) {
        TimeGrid.DateRange range = switch (split) {
            case TRAIN -> problem.time().train();
            case VALIDATE -> problem.time().validate();
            case TEST -> problem.time().test();
        };
        return DaySampler.spread(range.first(), range.last(), count);
    }

    Limits limits() {
        return limits;
    }

    ScenarioLibrary library() {
        return library;
    }

    ElementShares[] loadShares() {
        return loadShares;
    }

    /// By population and agent.
    ElementShares[][] agentShares() {
        return agentShares;
    }
}
