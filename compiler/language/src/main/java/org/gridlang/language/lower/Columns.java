package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.runtime.data.SeriesColumn;

/// The exogenous columns of a problem: its series in order, then the series with keys, views and clock values that
/// devices read, each once. A series with keys is as many columns as there are keys, side by side, and so are its
/// views.
final class Columns {
    private record ViewKey(int column, SeriesColumn.Kind kind, int steps) {}

    private final double stepSeconds;
    private final List<ProblemProgram.Column.Generated> series;
    private final List<ProblemProgram.Column> columns = new ArrayList<>();
    /// Name of what stands at a place.
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Integer> seriesPlaces = new HashMap<>();
    private final Map<ViewKey, Integer> views = new HashMap<>();
    private final Map<SeriesColumn.Reading, Integer> clocks = new HashMap<>();
    private int nextPlace;

    Columns(List<ProblemProgram.Column.Generated> series, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        this.series = List.copyOf(series);
        for (int index = 0; index < series.size(); index++) {
            if (series.get(index).keys().isEmpty()) {
                place(index);
            }
        }
    }

    List<ProblemProgram.Column> all() {
        return List.copyOf(columns);
    }

    /// The series with keys that no device reads.
    List<ProblemProgram.Column.Generated> unbound() {
        return series.stream()
                .filter(each -> each.keys().isPresent() && !columns.contains(each))
                .toList();
    }

    /// The place of a series, which it gets if it has none yet.
    int place(int index) {
        var known = seriesPlaces.get(index);
        if (known != null) {
            return known;
        }
        int place = add(
                series.get(index), series.get(index).name(), series.get(index).width());
        seriesPlaces.put(index, place);
        return place;
    }

    /// Where each input slot of a device reads.
    List<ProblemProgram.Input> of(DeviceModel device, List<ProblemModel.Binding> bindings) {
        var found = new ArrayList<ProblemProgram.Input>();
        for (int slot = 0; slot < device.inputs().size(); slot++) {
            found.add(input(device, bindings, slot));
        }
        return found;
    }

    private ProblemProgram.Input input(DeviceModel device, List<ProblemModel.Binding> bindings, int slot) {
        return switch (device.inputs().get(slot).source()) {
            case DeviceModel.Source.Declared declared -> series(bindings.get(slot));
            case DeviceModel.Source.Signal signal -> series(bindings.get(slot));
            case DeviceModel.Source.View view ->
                view(input(device, bindings, view.input()), view.kind(), view.seconds());
            case DeviceModel.Source.Clock clock ->
                new ProblemProgram.Input(clock(clock.reading()), ProblemModel.Choice.NONE, Optional.empty());
        };
    }

    private ProblemProgram.Input series(ProblemModel.Binding binding) {
        return new ProblemProgram.Input(
                place(binding.series()),
                binding.choice(),
                series.get(binding.series()).keys());
    }

    private ProblemProgram.Input view(ProblemProgram.Input of, SeriesColumn.Kind kind, double seconds) {
        int steps = (int) Math.round(seconds / stepSeconds);
        if (kind == SeriesColumn.Kind.LATER && steps == 0) {
            return of;
        }
        int width = of.keys().map(ProblemModel.Keys::count).orElse(1);
        int place = views.computeIfAbsent(new ViewKey(of.column(), kind, steps), key -> {
            var name = names.get(of.column()) + " "
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + (steps == 0 ? "" : " " + steps);
            var view = new SeriesColumn.View(name, of.column(), kind, steps, width);
            return add(new ProblemProgram.Column.Derived(view), name, width);
        });
        return new ProblemProgram.Input(place, of.choice(), of.keys());
    }

    private int clock(SeriesColumn.Reading reading) {
        return clocks.computeIfAbsent(reading, each -> {
            var name = each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return add(new ProblemProgram.Column.Derived(new SeriesColumn.Clock(name, each)), name, 1);
        });
    }

    private int add(ProblemProgram.Column column, String name, int width) {
        int place = nextPlace;
        columns.add(column);
        names.put(place, name);
        nextPlace += width;
        return place;
    }
}
