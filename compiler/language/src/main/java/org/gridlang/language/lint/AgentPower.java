package org.gridlang.language.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.device.DeviceIntervals;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Term;

/// The most apparent power that an agent of a population can inject or draw: 5 kVA for `set rating = 5 kW` and
/// `inject p = p`. It follows from the ranges of the device, those of its params narrowed to what the population gives
/// them.
final class AgentPower {
    /// Draws of an unbounded distribution lie within so many deviations.
    private static final double DEVIATIONS = 3;

    private final ProblemModel.Population population;
    private final DeviceModel device;

    private AgentPower(ProblemModel.Population population, DeviceModel device) {
        this.population = population;
        this.device = device;
    }

    /// In VA; infinite if nothing bounds it.
    static double of(ProblemModel problem, ProblemModel.Population population) {
        var device = problem.devices().get(population.device());
        return new AgentPower(population, device).most();
    }

    private double most() {
        var intervals = new DeviceIntervals(narrowed());
        double active = intervals.of(device.injectP()).absolute().high();
        double reactive = intervals.of(device.injectQ()).absolute().high();
        return Math.hypot(active, reactive);
    }

    /// A param may be given in terms of those before it, so they are narrowed one after the other.
    private DeviceModel narrowed() {
        var current = device;
        for (int slot = 0; slot < device.params().size(); slot++) {
            var params = new ArrayList<>(current.params());
            var range = range(population.parameters().get(slot), new DeviceIntervals(current));
            params.set(slot, narrowed(params.get(slot), range));
            current = with(params);
        }
        return current;
    }

    private static Interval range(ProblemModel.Parameter parameter, DeviceIntervals known) {
        return switch (parameter) {
            case ProblemModel.Parameter.Given given -> known.of(given.value());
            case ProblemModel.Parameter.Drawn drawn -> {
                var range = range(drawn.distribution());
                yield drawn.bounds()
                        .map(each -> range.cut(new Interval(
                                known.of(each.low()).low(),
                                known.of(each.high()).high())))
                        .orElse(range);
            }
        };
    }

    private static Interval range(ProblemModel.Distribution drawn) {
        return switch (drawn.family()) {
            case UNIFORM -> new Interval(drawn.first(), drawn.second());
            case NORMAL ->
                new Interval(drawn.first() - DEVIATIONS * drawn.second(), drawn.first() + DEVIATIONS * drawn.second());
            case LOGNORMAL ->
                new Interval(
                        drawn.first() * Math.pow(drawn.second(), -DEVIATIONS),
                        drawn.first() * Math.pow(drawn.second(), DEVIATIONS));
        };
    }

    private static DeviceModel.Param narrowed(DeviceModel.Param param, Interval range) {
        var bounds = new DeviceModel.Bounds(constant(param, range.low()), constant(param, range.high()));
        return new DeviceModel.Param(
                param.span(),
                param.name(),
                param.documentation(),
                param.dimension(),
                Optional.of(bounds),
                param.fallback());
    }

    private static Term constant(DeviceModel.Param param, double value) {
        return new Term.Constant(param.span(), param.dimension(), value);
    }

    private DeviceModel with(List<DeviceModel.Param> params) {
        return new DeviceModel(
                device.span(),
                device.name(),
                device.documentation(),
                params,
                device.inputs(),
                device.states(),
                device.actions(),
                device.lets(),
                device.injectP(),
                device.injectQ(),
                device.observations(),
                device.limits(),
                device.costs(),
                device.terminalCosts(),
                device.rules());
    }
}
