package org.gridlang.language.check.device;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Intervals;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.runtime.data.SeriesColumn;

/// What is known of the values in a device from the ranges it declares: a param without a range may be
/// anything.
public final class DeviceIntervals {
    /// A step is at least a second and at most a day; the time grid is checked for that.
    private static final Interval STEP = new Interval(1, 86_400);

    private final DeviceModel device;
    private final Intervals intervals = new Intervals(this::of);
    private final Map<Symbol, Interval> known = new HashMap<>();

    public DeviceIntervals(DeviceModel device) {
        this.device = device;
    }

    /// The interval arithmetic of this device.
    public Intervals intervals() {
        return intervals;
    }

    /// A range that surely holds the value of a term of this device, SI.
    public Interval of(Term term) {
        return intervals.of(term);
    }

    /// A range that surely holds the value of a symbol.
    public Interval of(Symbol symbol) {
        var found = known.get(symbol);
        if (found == null) {
            // While a symbol's own range is worked out it is unknown, so that circular ranges end.
            known.put(symbol, Interval.ALL);
            found = compute(symbol);
            known.put(symbol, found);
        }
        return found;
    }

    private Interval compute(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Param param -> bounds(device.params().get(param.slot()).bounds());
            case Symbol.State state -> bounds(device.states().get(state.slot()).bounds());
            case Symbol.Action action ->
                bounds(Optional.of(device.actions().get(action.slot()).bounds()));
            case Symbol.Let let -> of(device.lets().get(let.slot()).value());
            case Symbol.StepLength step -> STEP;
            case Symbol.OwnVoltage voltage -> Interval.NOT_NEGATIVE;
            case Symbol.Input input -> input(device.inputs().get(input.slot()));
            case Symbol.Clock clock -> Clock.interval(clock.reading());
            case Symbol.Series series -> Interval.ALL;
            case Symbol.KeyedSeries keyed -> Interval.ALL;
            case Symbol.Data data -> Interval.ALL;
            case Symbol.LoadAttribute attribute -> Interval.ALL;
            case Symbol.Network network -> Interval.ALL;
            case Symbol.Subject subject -> Interval.ALL;
            case Symbol.Metric metric -> Interval.ALL;
        };
    }

    private static Interval input(DeviceModel.Input input) {
        return switch (input.source()) {
            case DeviceModel.Source.Declared declared -> Interval.ALL;
            case DeviceModel.Source.Signal signal -> Interval.ALL;
            case DeviceModel.Source.View view -> Interval.ALL;
            case DeviceModel.Source.Clock clock -> clock(clock.reading());
        };
    }

    private static Interval clock(SeriesColumn.Reading reading) {
        return switch (reading) {
            case TIME_OF_DAY -> Clock.interval(Symbol.Reading.TIME_OF_DAY);
            case DAY_SINE, DAY_COSINE -> new Interval(-1, 1);
            case DAY_OF_YEAR -> Clock.interval(Symbol.Reading.DAY_OF_YEAR);
            case WEEKEND -> Clock.interval(Symbol.Reading.WEEKEND);
        };
    }

    private Interval bounds(Optional<DeviceModel.Bounds> bounds) {
        if (bounds.isEmpty()) {
            return Interval.ALL;
        }
        double low = of(bounds.get().low()).low();
        double high = of(bounds.get().high()).high();
        return new Interval(low, high);
    }
}
