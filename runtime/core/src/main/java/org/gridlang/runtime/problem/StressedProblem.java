package org.gridlang.runtime.problem;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.SeriesContext;
import org.gridlang.runtime.data.SeriesFunction;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;

/// A problem under stress: the same agents on the same days, colder, dearer, with a switch open.
///
/// Several stresses of one series act one after the other, as they are written. A stressed series is what agents, views
/// of it and the objective read; a series made from it in the file keeps its own values.
public final class StressedProblem extends DerivedProblem {
    private final List<Stress> stresses;

    public StressedProblem(Problem origin, List<Stress> stresses) {
        super(origin);
        this.stresses = List.copyOf(stresses);
    }

    @Override
    public NetworkModel network() {
        var lines = new ArrayList<Line>();
        for (var line : origin().network().lines()) {
            var changed = line;
            for (var stress : stresses) {
                if (stress instanceof Stress.Switch(var name, boolean closed) && name.equals(line.name())) {
                    changed = changed.withClosed(closed);
                }
            }
            lines.add(changed);
        }
        return origin().network().withLines(lines);
    }

    @Override
    public Regulation regulation() {
        return stresses.contains(new Stress.Regulators()) ? Regulation.ACTIVE : origin().regulation();
    }

    @Override
    public List<SeriesColumn> series() {
        return origin().series().stream().map(this::column).toList();
    }

    private SeriesColumn column(SeriesColumn column) {
        return switch (column) {
            case SeriesColumn.Generated(var name, var function) ->
                new SeriesColumn.Generated(name, stressed(name, function));
            case SeriesColumn.Keyed(var name, int width, var function) ->
                new SeriesColumn.Keyed(name, width, stressed(name, function));
            case SeriesColumn.View view -> view;
            case SeriesColumn.Clock clock -> clock;
        };
    }

    private SeriesFunction stressed(String series, SeriesFunction function) {
        var result = function;
        for (var stress : stresses) {
            var before = result;
            result = switch (stress) {
                case Stress.Shift(var name, double by, var hours)
                when name.equals(series) ->
                    context -> before.value(context) + (hours.hold(context.timeOfDay()) ? by : 0);
                case Stress.Scale(var name, double by, var hours)
                when name.equals(series) ->
                    context -> before.value(context) * (hours.hold(context.timeOfDay()) ? by : 1);
                case Stress.Shift other -> before;
                case Stress.Scale other -> before;
                case Stress.ScaleLoads loads -> before;
                case Stress.Switch line -> before;
                case Stress.Regulators regulators -> before;
            };
        }
        return result;
    }

    @Override
    public double loadPower(SeriesContext context, Load load) {
        double power = origin().loadPower(context, load);
        for (var stress : stresses) {
            if (stress instanceof Stress.ScaleLoads(double by, var hours) && hours.hold(context.timeOfDay())) {
                power *= by;
            }
        }
        return power;
    }
}
