package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.device.DeviceIntervals;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.ProblemModel.Parameter;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.PopulationMember;
import org.gridlang.language.unit.Units;

/// Checks `population batteries = 500 of Battery { ... }`: how many, where, with which values, fed by which
/// series.
final class PopulationChecker {
    private static final int MOST_AGENTS = 10_000_000;

    private final ProblemContext context;
    private final Units units;
    private final Diagnostics out;

    PopulationChecker(ProblemContext context) {
        this.context = context;
        this.units = context.units();
        this.out = context.out();
    }

    /// @param devices the devices used so far; this population's is added if it is new
    Optional<ProblemModel.Population> check(Item.Population population, List<DeviceModel> devices) {
        int before = out.errors();
        var count = count(population);
        var candidates = new Placement(context).check(population);
        var device =
                context.devices().find(population.device(), context.scope()).map(context.policies()::following);
        if (device.isEmpty()) {
            return Optional.empty();
        }
        onlyDeviceNames(population, device.get());
        var parameters = parameters(population, device.get());
        var draws = stateDraws(population, device.get());
        var bindings = new Bindings(context).check(population, device.get(), candidates.orElse(List.of()));
        if (out.errors() > before || count.isEmpty() || candidates.isEmpty()) {
            return Optional.empty();
        }
        int index = indexOf(device.get(), devices);
        return Optional.of(new ProblemModel.Population(
                population.span(),
                population.name().text(),
                count.get(),
                index,
                candidates.get(),
                parameters,
                draws,
                bindings,
                0));
    }

    /// Where a device stands among those used; it is added if it is new.
    private static int indexOf(DeviceModel device, List<DeviceModel> devices) {
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).span().equals(device.span())) {
                return i;
            }
        }
        devices.add(device);
        return devices.size() - 1;
    }

    /// Numbers and sums over the elements of the feeder.
    private Names constants() {
        return context.sets().over(Names.constants());
    }

    private Optional<Integer> count(Item.Population population) {
        var name = population.name().text();
        var count = new Expressions(units, constants(), Callables.none(), out)
                .constant(
                        population.count(),
                        org.gridlang.language.unit.Dimension.NONE,
                        Purpose.of("this", "the number of agents is a plain number"));
        if (count.isEmpty()) {
            return Optional.empty();
        }
        if (count.get() < 1 || count.get() != Math.rint(count.get()) || count.get() > MOST_AGENTS) {
            out.add(Diagnostic.error(
                            Code.P102,
                            population.count().span(),
                            count.get() == 0
                                    ? "the population " + name + " has no agents"
                                    : "the number of agents of " + name + " must be a whole number of at least 1")
                    .note("instead", "leave the population out if nobody is in it"));
            return Optional.empty();
        }
        return Optional.of(count.get().intValue());
    }

    private void onlyDeviceNames(Item.Population population, DeviceModel device) {
        var params = device.params().stream().map(DeviceModel.Param::name).toList();
        var states = device.states().stream().map(DeviceModel.State::name).toList();
        var inputs = declaredInputs(device);
        var first = new HashMap<String, Span>();
        for (var member : population.members()) {
            switch (member) {
                case PopulationMember.Set set -> {
                    known(set.param(), params, "param", device);
                    once(set.param(), first);
                }
                case PopulationMember.Draw draw -> {
                    var both = new ArrayList<>(params);
                    both.addAll(states);
                    known(draw.name(), both, "param or state", device);
                    once(draw.name(), first);
                }
                case PopulationMember.Bind bind -> {
                    known(bind.input(), inputs, "input", device);
                    once(bind.input(), first);
                }
                case PopulationMember.Place place -> {}
            }
        }
    }

    static List<String> declaredInputs(DeviceModel device) {
        return device.inputs().stream()
                .filter(each -> each.source() instanceof DeviceModel.Source.Declared)
                .map(DeviceModel.Input::name)
                .toList();
    }

    private void known(Identifier name, List<String> known, String kind, DeviceModel device) {
        if (known.contains(name.text())) {
            return;
        }
        var fault = Diagnostic.error(
                Code.P107,
                name.span(),
                device.name() + " has no " + kind + " \"" + name.text() + "\"" + Suggestion.hint(name.text(), known));
        out.add(Suggestion.nearest(name.text(), known)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                .orElse(known.isEmpty() ? fault : fault.note("known", String.join(", ", known))));
    }

    private void once(Identifier name, Map<String, Span> first) {
        var earlier = first.putIfAbsent(name.text(), name.span());
        if (earlier != null) {
            out.add(Diagnostic.error(Code.P110, name.span(), "\"" + name.text() + "\" gets its value twice")
                    .also(earlier, "first here"));
        }
    }

    private List<Parameter> parameters(Item.Population population, DeviceModel device) {
        var intervals = new DeviceIntervals(device);
        var parameters = new ArrayList<Parameter>();
        for (int slot = 0; slot < device.params().size(); slot++) {
            var param = device.params().get(slot);
            var range = intervals.of(new Symbol.Param(param.name(), slot));
            var rule = set(population, param, slot, device, range)
                    .or(() -> draw(population, param, range))
                    .or(() -> param.fallback().map(Parameter.Given::new));
            boolean mentioned = population.members().stream()
                    .anyMatch(each -> (each instanceof PopulationMember.Set set
                                    && set.param().text().equals(param.name()))
                            || (each instanceof PopulationMember.Draw draw
                                    && draw.name().text().equals(param.name())));
            if (rule.isEmpty() && !mentioned) {
                out.add(Diagnostic.error(
                                Code.P109,
                                population.device().span(),
                                "the param " + param.name() + " of " + device.name() + " has no value")
                        .also(param.span(), "declared here without a default")
                        .note("instead", "set " + param.name() + " = ... or draw " + param.name() + " ~ ..."));
            }
            rule.ifPresent(parameters::add);
        }
        return parameters;
    }

    private Optional<Parameter> set(
            Item.Population population, DeviceModel.Param param, int slot, DeviceModel device, Interval range) {
        for (var member : population.members()) {
            if (member instanceof PopulationMember.Set set && set.param().text().equals(param.name())) {
                var names = context.sets().over(new EarlierParams(device, slot));
                var value = new Expressions(units, names, context.callables(), out)
                        .term(
                                set.value(),
                                param.dimension(),
                                Purpose.of(
                                        "this value",
                                        () -> "`" + param.name() + "` is "
                                                + units.measures().phrase(param.dimension())));
                var constant = value.map(Constants::value).orElse(java.util.OptionalDouble.empty());
                if (constant.isPresent() && !range.contains(constant.getAsDouble())) {
                    outside(set.value().span(), param.name(), param, range);
                }
                return value.map(Parameter.Given::new);
            }
        }
        return Optional.empty();
    }

    private void outside(Span at, String name, DeviceModel.Param param, Interval range) {
        var measures = units.measures();
        out.add(Diagnostic.error(Code.P108, at, "this value of " + name + " lies outside its range")
                .also(
                        param.span(),
                        "the range is " + measures.value(range.low(), param.dimension()) + " to "
                                + measures.value(range.high(), param.dimension())));
    }

    private Optional<Parameter> draw(Item.Population population, DeviceModel.Param param, Interval range) {
        return drawn(population, param.name())
                .flatMap(draw -> new Distributions(units, constants(), context.callables(), out)
                        .check(draw.distribution(), param.name(), param.dimension(), range))
                .map(each -> new Parameter.Drawn(each, param.bounds()));
    }

    private static Optional<PopulationMember.Draw> drawn(Item.Population population, String name) {
        return population.members().stream()
                .filter(PopulationMember.Draw.class::isInstance)
                .map(PopulationMember.Draw.class::cast)
                .filter(each -> each.name().text().equals(name))
                .findFirst();
    }

    private List<ProblemModel.StateDraw> stateDraws(Item.Population population, DeviceModel device) {
        var intervals = new DeviceIntervals(device);
        var draws = new ArrayList<ProblemModel.StateDraw>();
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            int number = slot;
            var range = intervals.of(new Symbol.State(state.name(), slot));
            drawn(population, state.name())
                    .flatMap(draw -> new Distributions(units, constants(), context.callables(), out)
                            .check(draw.distribution(), state.name(), state.dimension(), range))
                    .ifPresent(each -> draws.add(new ProblemModel.StateDraw(number, each, state.bounds())));
        }
        return draws;
    }
}
