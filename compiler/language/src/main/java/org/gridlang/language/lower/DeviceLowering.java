package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridlang.language.check.device.DeviceIntervals;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.device.DeviceShape;

/// Lowers a device type: names become slots, lets are shared, `der` becomes a step, and ranges become feasible
/// intervals of actions, so that the raw action a in [-1, 1] stands for `low + (a + 1)/2 (high - low)`.
public final class DeviceLowering {
    private final DeviceModel device;
    private final Diagnostics diagnostics;
    private final Origins origins = new Origins();
    private final Graph graph = new Graph();
    private final DeviceIntervals intervals;
    private final Ranges ranges = new Ranges(graph, this::range);
    private final TermLowering terms = new TermLowering(graph, origins, this::node, ranges);
    private final Map<Integer, Integer> lets = new HashMap<>();

    private final OptionalDouble stepSeconds;

    private DeviceLowering(DeviceModel device, OptionalDouble stepSeconds, Diagnostics diagnostics) {
        this.device = device;
        this.stepSeconds = stepSeconds;
        this.intervals = new DeviceIntervals(device);
        this.diagnostics = diagnostics;
    }

    /// The device as expressions, for steps of any length.
    public static Optional<DeviceProgram> lower(DeviceModel device, Diagnostics diagnostics) {
        return lower(device, OptionalDouble.empty(), diagnostics);
    }

    /// The device as expressions; nothing if a range or a limit cannot be kept by construction, or a state moves too
    /// fast
    /// for the step, which is reported.
    ///
    /// @param stepSeconds the longest step that will be taken, if it is known
    public static Optional<DeviceProgram> lower(
            DeviceModel device, OptionalDouble stepSeconds, Diagnostics diagnostics) {
        var found = new Diagnostics();
        var program = new DeviceLowering(device, stepSeconds, found).lower();
        found.sorted().forEach(diagnostics::add);
        return found.hasErrors() ? Optional.empty() : Optional.of(program);
    }

    private DeviceProgram lower() {
        nameSlots();
        var next = nextValues();
        var actions = device.actions().stream().map(this::action).toList();
        var feasible = new Projection(graph, ranges, actions, requirements(next), diagnostics).intervals();
        var routines = List.of(
                new Routine(Routine.Kind.INITIAL, initial()),
                new Routine(Routine.Kind.OBSERVE, observe()),
                new Routine(Routine.Kind.FORWARD, forward(next, feasible)),
                new Routine(Routine.Kind.TERMINAL, terminal()),
                new Routine(Routine.Kind.IDLE, idle(feasible)),
                new Routine(Routine.Kind.UNMAP, unmap(feasible)));
        var rules = device.rules().stream()
                .map(rule -> new Routine(Routine.Kind.ACT, act(rule, feasible)))
                .toList();
        return new DeviceProgram(origins.of(device.span()), device.documentation(), shape(), graph, routines, rules);
    }

    private DeviceShape shape() {
        boolean observesVoltage = device.observations().stream().anyMatch(each -> measures(each.value()));
        return new DeviceShape(
                device.name(),
                device.params().stream().map(DeviceModel.Param::name).toList(),
                device.states().stream().map(DeviceModel.State::name).toList(),
                device.actions().stream().map(DeviceModel.Action::name).toList(),
                device.inputs().stream().map(DeviceModel.Input::name).toList(),
                device.observations().stream()
                        .map(DeviceModel.Observation::label)
                        .toList(),
                device.costs().stream().map(DeviceModel.Cost::name).toList(),
                observesVoltage,
                !device.terminalCosts().isEmpty(),
                device.rules().stream()
                        .map(each -> new DeviceShape.Rule(
                                each.name(), each.actions().values().stream().anyMatch(this::measures)))
                        .toList());
    }

    private boolean measures(Term value) {
        return graph.reads(terms.lower(value), cell(Storage.VOLTAGE, 0)::equals);
    }

    private int node(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Param param -> graph.read(Storage.PARAMETER, param.slot());
            case Symbol.State state -> graph.read(Storage.STATE, state.slot());
            case Symbol.Input input -> graph.read(Storage.INPUT, input.slot());
            case Symbol.Action action -> graph.read(Storage.PHYSICAL, action.slot());
            case Symbol.Let let -> let(let.slot());
            case Symbol.StepLength step -> graph.read(new Slot.StepLength());
            case Symbol.OwnVoltage voltage -> graph.read(Storage.VOLTAGE, 0);
            case Symbol.Series series -> throw outside(series);
            case Symbol.KeyedSeries keyed -> throw outside(keyed);
            case Symbol.Data data -> throw outside(data);
            case Symbol.Clock clock -> throw outside(clock);
            case Symbol.LoadAttribute attribute -> throw outside(attribute);
            case Symbol.Network quantity -> throw outside(quantity);
            case Symbol.Subject subject -> throw outside(subject);
            case Symbol.Metric metric -> throw outside(metric);
        };
    }

    private IllegalStateException outside(Symbol symbol) {
        return new IllegalStateException("lower: " + symbol + " has no meaning in device " + device.name());
    }

    private int let(int slot) {
        var known = lets.get(slot);
        if (known != null) {
            return known;
        }
        var let = device.lets().get(slot);
        int number = terms.lower(let.value());
        graph.name(number, let.name());
        lets.put(slot, number);
        return number;
    }

    private void nameSlots() {
        for (int slot = 0; slot < device.params().size(); slot++) {
            graph.name(
                    graph.read(Storage.PARAMETER, slot),
                    device.params().get(slot).name());
        }
        for (int slot = 0; slot < device.states().size(); slot++) {
            graph.name(
                    graph.read(Storage.STATE, slot), device.states().get(slot).name());
        }
        for (int slot = 0; slot < device.inputs().size(); slot++) {
            graph.name(
                    graph.read(Storage.INPUT, slot), device.inputs().get(slot).name());
        }
        graph.name(graph.read(new Slot.StepLength()), "dt");
        graph.name(graph.read(Storage.VOLTAGE, 0), "voltage");
    }

    /// The declared range of what a slot holds.
    private Interval range(Slot slot) {
        return switch (slot) {
            case Slot.StepLength step -> intervals.of(new Symbol.StepLength());
            case Slot.Cell(Storage storage, int index) ->
                switch (storage) {
                    case PARAMETER ->
                        intervals.of(new Symbol.Param(device.params().get(index).name(), index));
                    case STATE ->
                        intervals.of(new Symbol.State(device.states().get(index).name(), index));
                    case PHYSICAL ->
                        intervals.of(
                                new Symbol.Action(device.actions().get(index).name(), index));
                    case INPUT ->
                        intervals.of(new Symbol.Input(device.inputs().get(index).name(), index));
                    case ACTION -> new Interval(-1, 1);
                    default -> Interval.ALL;
                };
            default -> Interval.ALL;
        };
    }

    /// The node of each state at the end of the step, in terms of the cells of actions.
    private List<Integer> nextValues() {
        var derivatives = new HashMap<Integer, Integer>();
        var updates = new ArrayList<Integer>();
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            int update = terms.lower(state.update());
            updates.add(update);
            if (state.continuous()) {
                derivatives.put(slot, update);
            }
        }
        var discretisation = new Discretisation(graph, ranges, derivatives, stepSeconds);
        discretisation.nextValues().forEach(updates::set);
        discretisation.tooFast().ifPresent(fault -> diagnostics.add(FastState.told(device, fault, stepSeconds)));
        return updates;
    }

    private Projection.Action action(DeviceModel.Action action) {
        return new Projection.Action(
                action.name(),
                action.span(),
                origins.of(action.span()),
                terms.lower(action.bounds().low()),
                terms.lower(action.bounds().high()));
    }

    /// What must hold at the end of the step and within it, as `excess <= 0`.
    private List<Projection.Requirement> requirements(List<Integer> next) {
        var requirements = new ArrayList<Projection.Requirement>();
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            int value = next.get(slot);
            state.bounds().ifPresent(bounds -> {
                var what = "the range of " + state.name();
                int low = terms.lower(bounds.low());
                int high = terms.lower(bounds.high());
                requirements.add(requirement(what, state.name() + "Above", state.span(), low, value));
                requirements.add(requirement(what, state.name() + "Below", state.span(), value, high));
            });
        }
        for (var limit : device.limits()) {
            var requirement = requirement(
                    "limit " + limit.name(),
                    limit.name(),
                    limit.span(),
                    terms.lower(limit.smaller()),
                    terms.lower(limit.larger()));
            if (graph.reads(requirement.excess(), Projection::isAction)) {
                requirements.add(requirement);
            } else {
                diagnostics.add(Diagnostic.error(
                                Code.D107, limit.span(), "limit " + limit.name() + " does not depend on any action")
                        .pointing("no action can keep this")
                        .note("why", "a limit is met by bounding an action; a state is bounded by its own range"));
            }
        }
        return requirements;
    }

    private Projection.Requirement requirement(String what, String name, Span span, int smaller, int larger) {
        var before = graph.from(origins.of(span));
        var requirement = new Projection.Requirement(
                what, joined(name, "room"), span, origins.of(span), graph.difference(smaller, larger));
        graph.from(before);
        return requirement;
    }

    private List<Routine.Store> initial() {
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            stores.add(store(Storage.STATE, slot, terms.lower(state.initial()), state.span()));
        }
        return stores;
    }

    private List<Routine.Store> observe() {
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.observations().size(); slot++) {
            var observation = device.observations().get(slot);
            stores.add(store(Storage.OBSERVATION, slot, terms.lower(observation.value()), observation.span()));
        }
        return stores;
    }

    private List<Routine.Store> forward(List<Integer> next, List<Feasible> feasible) {
        var settled = new SettledActions(graph, device, origins, feasible, SettledActions.Request.RAW);
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.actions().size(); slot++) {
            var action = device.actions().get(slot);
            stores.add(store(Storage.PHYSICAL, slot, settled.physical(slot), action.span()));
        }
        stores.add(store(
                Storage.INJECTION,
                0,
                settled.apply(terms.lower(device.injectP())),
                device.injectP().span()));
        stores.add(store(
                Storage.INJECTION,
                1,
                settled.apply(terms.lower(device.injectQ())),
                device.injectQ().span()));
        for (int slot = 0; slot < device.costs().size(); slot++) {
            var cost = device.costs().get(slot);
            int value = settled.apply(terms.lower(cost.value()));
            graph.name(value, cost.name());
            stores.add(store(Storage.COST, slot, value, cost.span()));
        }
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            int value = settled.apply(next.get(slot));
            graph.name(value, joined("next", state.name()));
            stores.add(store(Storage.NEXT, slot, value, state.update().span()));
        }
        return stores;
    }

    private List<Routine.Store> terminal() {
        int sum = graph.constant(0);
        for (var cost : device.terminalCosts()) {
            int value = terms.lower(cost.value());
            sum = graph.is(sum, 0) ? value : graph.sum(sum, value);
        }
        var span = device.terminalCosts().isEmpty()
                ? device.span()
                : device.terminalCosts().getFirst().span();
        return List.of(store(Storage.COST, 0, sum, span));
    }

    private List<Routine.Store> idle(List<Feasible> feasible) {
        var settled = new SettledActions(
                graph,
                device,
                origins,
                feasible,
                slot -> device.actions().get(slot).idle().map(terms::lower));
        return rawActions(settled);
    }

    /// As a rule says; what it does not say is idle.
    private List<Routine.Store> act(DeviceModel.Rule rule, List<Feasible> feasible) {
        var settled = new SettledActions(
                graph,
                device,
                origins,
                feasible,
                slot -> Optional.ofNullable(rule.actions().get(slot))
                        .or(() -> device.actions().get(slot).idle())
                        .map(terms::lower));
        return rawActions(settled);
    }

    private List<Routine.Store> unmap(List<Feasible> feasible) {
        var settled = new SettledActions(
                graph, device, origins, feasible, slot -> Optional.of(graph.read(Storage.PHYSICAL, slot)));
        return rawActions(settled);
    }

    private List<Routine.Store> rawActions(SettledActions settled) {
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.actions().size(); slot++) {
            var action = device.actions().get(slot);
            stores.add(store(Storage.ACTION, slot, settled.raw(slot), action.span()));
        }
        return stores;
    }

    private Routine.Store store(Storage storage, int slot, int value, Span span) {
        return new Routine.Store(cell(storage, slot), value, false, origins.of(span));
    }

    private static String joined(String first, String second) {
        return first + Character.toUpperCase(second.charAt(0)) + second.substring(1);
    }

    private static Slot.Cell cell(Storage storage, int slot) {
        return new Slot.Cell(storage, slot);
    }
}
