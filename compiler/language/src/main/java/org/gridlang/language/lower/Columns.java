package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.runtime.data.SeriesColumn;

/// The exogenous columns of a problem: its series in order, then the views and clock values that devices read,
/// each once.
final class Columns {
    private record ViewKey(int column, SeriesColumn.Kind kind, int steps) {}

    private final double stepSeconds;
    private final List<ProblemProgram.Column> columns;
    private final List<String> names = new ArrayList<>();
    private final Map<ViewKey, Integer> views = new HashMap<>();
    private final Map<SeriesColumn.Reading, Integer> clocks = new HashMap<>();

    Columns(List<ProblemProgram.Column.Generated> series, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        this.columns = new ArrayList<>(series);
        series.forEach(each -> names.add(each.name()));
    }

    List<ProblemProgram.Column> all() {
        return List.copyOf(columns);
    }

    /// The column for each input slot of a device.
    ///
    /// @param bindings index of the series for each slot that is bound to one
    List<Integer> of(DeviceModel device, List<Integer> bindings) {
        var found = new ArrayList<Integer>();
        for (int slot = 0; slot < device.inputs().size(); slot++) {
            found.add(column(device, bindings, slot));
        }
        return found;
    }

    private int column(DeviceModel device, List<Integer> bindings, int slot) {
        return switch (device.inputs().get(slot).source()) {
            case DeviceModel.Source.Declared declared -> bindings.get(slot);
            case DeviceModel.Source.Signal signal -> bindings.get(slot);
            case DeviceModel.Source.View view ->
                view(column(device, bindings, view.input()), view.kind(), view.seconds());
            case DeviceModel.Source.Clock clock -> clock(clock.reading());
        };
    }

    private int view(int column, SeriesColumn.Kind kind, double seconds) {
        int steps = (int) Math.round(seconds / stepSeconds);
        if (kind == SeriesColumn.Kind.LATER && steps == 0) {
            return column;
        }
        return views.computeIfAbsent(new ViewKey(column, kind, steps), key -> {
            var name = names.get(column) + " "
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + (steps == 0 ? "" : " " + steps);
            return add(new SeriesColumn.View(name, column, kind, steps));
        });
    }

    private int clock(SeriesColumn.Reading reading) {
        return clocks.computeIfAbsent(
                reading,
                each -> add(new SeriesColumn.Clock(
                        each.name().toLowerCase(Locale.ROOT).replace('_', ' '), each)));
    }

    private int add(SeriesColumn column) {
        columns.add(new ProblemProgram.Column.Derived(column));
        names.add(column.name());
        return columns.size() - 1;
    }
}
