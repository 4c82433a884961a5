package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.device.DeclaredUnits;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.AgentTable;
import org.gridlang.runtime.problem.Problem;

/// The agents of a problem as its own seed draws them: who sits where, with which parameters.
final class AgentsDescription {
    private static final int SHOWN = 10;
    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final List<String> QUANTILE_NAMES =
            List.of("least", "5 %", "25 %", "median", "75 %", "95 %", "most");
    private static final List<String> QUANTILE_KEYS = List.of("q0", "q5", "q25", "q50", "q75", "q95", "q100");

    private final ProblemModel problem;
    private final Problem compiled;
    private final Quantities quantities;

    /// @param compiled the same problem, whose generated code makes the draws
    AgentsDescription(ProblemModel problem, Problem compiled, Units units) {
        this.problem = problem;
        this.compiled = compiled;
        this.quantities = new Quantities(units);
    }

    /// @param name of the only population to tell of; all if empty
    Section whole(Optional<String> name, boolean all) {
        var parts = new ArrayList<Description>();
        var tables = new LinkedHashMap<String, AgentTable>();
        for (int index = 0; index < problem.populations().size(); index++) {
            var population = problem.populations().get(index);
            if (name.isEmpty() || name.get().equals(population.name())) {
                var agents = new AgentTable(compiled.populations().get(index), compiled.seed());
                tables.put(population.name(), agents);
                parts.add(population(population, agents, all));
            }
        }
        parts.add(totals(
                "by_phase", "agents by phase (one of three phases counts in each)", "phase", false, tables, all));
        parts.add(totals("by_bus", "agents by bus, the fullest first", "bus", true, tables, all));
        int count = tables.values().stream().mapToInt(AgentTable::count).sum();
        return new Section(
                "agents", "%s: %d agents, drawn with seed %d".formatted(problem.name(), count, problem.seed()), parts);
    }

    /// Params and drawn states of one population, a column of values each.
    private record Drawn(String name, Dimension dimension, Optional<Unit> unit, double[] values, boolean state) {
        boolean varies() {
            return Arrays.stream(values).distinct().limit(2).count() > 1;
        }
    }

    private Section population(ProblemModel.Population population, AgentTable agents, boolean all) {
        var device = problem.devices().get(population.device());
        var drawn = drawn(population, device, agents);
        var same = drawn.stream()
                .filter(each -> !each.varies())
                .map(each -> each.name() + " " + value(each, each.values()[0]).text())
                .toList();
        var varied = drawn.stream().filter(Drawn::varies).toList();
        var parts = new ArrayList<Description>();
        parts.add(new Fact("device", "device", Value.text(device.name())));
        parts.add(new Fact("count", "agents", Value.count(population.count())));
        parts.add(new Fact("places", "places", new Value(population.candidates().size() + " to choose from", (long)
                population.candidates().size())));
        parts.add(new Fact("same", "same for all", Value.list(same)));
        if (!varied.isEmpty()) {
            parts.add(quantiles(varied));
        }
        parts.add(list(agents, varied, all));
        return new Section(
                population.name(),
                "population %s (%s)".formatted(population.name(), Quantities.place(population.span())),
                parts);
    }

    private List<Drawn> drawn(ProblemModel.Population population, DeviceModel device, AgentTable agents) {
        var drawn = new ArrayList<Drawn>();
        for (int slot = 0; slot < device.params().size(); slot++) {
            var param = device.params().get(slot);
            var values = new double[agents.count()];
            for (int agent = 0; agent < values.length; agent++) {
                values[agent] = agents.parameters()[agents.parameterAt(agent) + slot];
            }
            drawn.add(new Drawn(param.name(), param.dimension(), DeclaredUnits.of(param), values, false));
        }
        var firstDay = problem.time().train().first();
        for (var draw : population.stateDraws()) {
            var state = device.states().get(draw.slot());
            var values = new double[agents.count()];
            for (int agent = 0; agent < values.length; agent++) {
                values[agent] = agents.drawState(agent, draw.slot(), firstDay);
            }
            drawn.add(new Drawn(
                    state.name() + " on " + firstDay, state.dimension(), DeclaredUnits.of(state), values, true));
        }
        return drawn;
    }

    private Value value(Drawn drawn, double si) {
        return quantities.in(si, drawn.dimension(), drawn.unit());
    }

    private Table quantiles(List<Drawn> varied) {
        var columns = new ArrayList<Column>();
        columns.add(Column.text("name", "drawn"));
        for (int index = 0; index < QUANTILES.length; index++) {
            columns.add(Column.number(QUANTILE_KEYS.get(index), QUANTILE_NAMES.get(index)));
        }
        var rows = new ArrayList<Row>();
        for (var each : varied) {
            var sorted = each.values().clone();
            Arrays.sort(sorted);
            var cells = new ArrayList<Value>();
            cells.add(Value.text(each.name()));
            for (double quantile : QUANTILES) {
                cells.add(value(each, quantile(sorted, quantile)));
            }
            rows.add(new Row(cells, Description.Readers.ALL));
        }
        return new Table("quantiles", "", columns, rows);
    }

    /// Between two values in proportion.
    private static double quantile(double[] sorted, double quantile) {
        double place = quantile * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private Table list(AgentTable agents, List<Drawn> varied, boolean all) {
        var columns = new ArrayList<>(List.of(
                Column.number("agent", "agent"),
                Column.text("place", "place"),
                Column.text("bus", "bus"),
                Column.text("phases", "phases")));
        varied.forEach(each -> columns.add(Column.number(each.name(), each.name())));
        var rows = new ArrayList<Row>();
        for (int agent = 0; agent < agents.count(); agent++) {
            var place = agents.place(agent);
            var cells = new ArrayList<>(List.of(
                    Value.count(agent),
                    Value.text(place.element()),
                    Value.text(place.bus()),
                    Value.text(Quantities.phases(place.terminals()).text() + (place.delta() ? " delta" : ""))));
            for (var each : varied) {
                cells.add(value(each, each.values()[agent]));
            }
            rows.add(new Row(cells, Description.Readers.ALL));
        }
        return new Table("agents", "", columns, rows, all ? Integer.MAX_VALUE : SHOWN);
    }

    /// How many agents of each population there are by phase or by bus.
    private static Table totals(
            String key, String title, String head, boolean byBus, Map<String, AgentTable> tables, boolean all) {
        var names = List.copyOf(tables.keySet());
        var counts = new LinkedHashMap<String, long[]>();
        if (!byBus) {
            List.of("a", "b", "c").forEach(phase -> counts.put(phase, new long[names.size() + 1]));
        }
        for (int population = 0; population < names.size(); population++) {
            var agents = java.util.Objects.requireNonNull(tables.get(names.get(population)));
            for (int agent = 0; agent < agents.count(); agent++) {
                var place = agents.place(agent);
                var keys = byBus
                        ? List.of(place.bus())
                        : List.of(Quantities.phases(place.terminals()).text().split(""));
                for (var each : keys) {
                    var row = counts.computeIfAbsent(each, none -> new long[names.size() + 1]);
                    row[population]++;
                    row[names.size()]++;
                }
            }
        }
        var columns = new ArrayList<Column>();
        columns.add(Column.text(head, head));
        names.forEach(name -> columns.add(Column.number(name, name)));
        columns.add(Column.number("agents", "agents"));
        var entries = new ArrayList<>(counts.entrySet());
        if (byBus) {
            entries.sort(Comparator.comparing((Map.Entry<String, long[]> entry) -> -entry.getValue()[names.size()])
                    .thenComparing(Map.Entry::getKey));
        }
        var rows = new ArrayList<Row>();
        for (var entry : entries) {
            var cells = new ArrayList<Value>();
            cells.add(Value.text(entry.getKey()));
            Arrays.stream(entry.getValue()).forEach(count -> cells.add(Value.count(count)));
            rows.add(new Row(cells, Description.Readers.ALL));
        }
        return new Table(key, title, columns, rows, all || !byBus ? Integer.MAX_VALUE : SHOWN);
    }
}
