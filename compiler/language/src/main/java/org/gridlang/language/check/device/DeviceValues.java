package org.gridlang.language.check.device;

import java.util.Optional;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Domains;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;

/// Checks the values of a device against the ranges it declares: defaults inside, no range upside down, no
/// division by what may
/// be zero.
final class DeviceValues {
    private final DeviceModel device;
    private final DeviceIntervals intervals;
    private final Domains domains;
    private final Units units;
    private final Diagnostics out;

    DeviceValues(DeviceModel device, Units units, Diagnostics out) {
        this.device = device;
        this.intervals = new DeviceIntervals(device);
        this.domains = new Domains(intervals.intervals(), units, out);
        this.units = units;
        this.out = out;
    }

    void check() {
        for (var param : device.params()) {
            bounds(param.bounds(), param.dimension(), "the range of " + param.name());
            param.fallback().ifPresent(each -> {
                domains.check(each);
                inside(each, param.bounds(), param.dimension(), "the default of " + param.name());
            });
        }
        for (var state : device.states()) {
            bounds(state.bounds(), state.dimension(), "the range of " + state.name());
            domains.check(state.initial());
            inside(state.initial(), state.bounds(), state.dimension(), "the initial value of " + state.name());
            domains.check(state.update());
        }
        for (var action : device.actions()) {
            bounds(Optional.of(action.bounds()), action.dimension(), "the range of " + action.name());
            action.idle().ifPresent(domains::check);
        }
        device.lets().forEach(each -> domains.check(each.value()));
        domains.check(device.injectP());
        domains.check(device.injectQ());
        device.observations().forEach(each -> domains.check(each.value()));
        device.costs().forEach(each -> domains.check(each.value()));
        device.terminalCosts().forEach(each -> domains.check(each.value()));
        for (var limit : device.limits()) {
            domains.check(limit.smaller());
            domains.check(limit.larger());
        }
    }

    private void bounds(Optional<DeviceModel.Bounds> bounds, Dimension dimension, String what) {
        if (bounds.isEmpty()) {
            return;
        }
        var low = bounds.get().low();
        var high = bounds.get().high();
        domains.check(low);
        domains.check(high);
        var least = intervals.of(low);
        var most = intervals.of(high);
        if (least.low() > most.high()) {
            Span span = low.span().to(high.span());
            out.add(Diagnostic.error(Code.D108, span, what + " ends before it begins")
                    .pointing("from " + units.measures().value(least.low(), dimension) + " to "
                            + units.measures().value(most.high(), dimension)));
        }
    }

    private void inside(Term term, Optional<DeviceModel.Bounds> bounds, Dimension dimension, String what) {
        var value = Constants.value(term);
        if (value.isEmpty() || bounds.isEmpty()) {
            return;
        }
        var low = intervals.of(bounds.get().low());
        var high = intervals.of(bounds.get().high());
        if (low.low() > high.high()) {
            // The range is upside down, which has been reported.
            return;
        }
        if (value.getAsDouble() < low.low() || value.getAsDouble() > high.high()) {
            out.add(Diagnostic.error(
                            Code.D109,
                            term.span(),
                            what + ", " + units.measures().value(value.getAsDouble(), dimension)
                                    + ", lies outside its range")
                    .also(bounds.get().low().span().to(bounds.get().high().span()), "the range"));
        }
    }
}
