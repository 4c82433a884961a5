package org.gridlang.language.differentiate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;

/// Adds the reverse of a device's step, of its observations and of its terminal cost. The step's objective is
/// the sum of its costs, of `injectionAdjoint * injection` and of `nextAdjoint * next state`.
public final class DeviceDifferentiation {
    private DeviceDifferentiation() {}

    public static DeviceProgram differentiate(DeviceProgram device) {
        return device.with(List.of(backward(device), observeBackward(device), terminalBackward(device)));
    }

    private static Routine backward(DeviceProgram device) {
        var graph = device.graph();
        var forward = device.routine(Routine.Kind.FORWARD);
        var seeds = new HashMap<Integer, Integer>();
        for (var store : forward.stores()) {
            int index = store.target().index();
            switch (store.target().storage()) {
                case INJECTION -> seed(graph, seeds, store.value(), graph.read(Storage.INJECTION_ADJOINT, index));
                case NEXT -> seed(graph, seeds, store.value(), graph.read(Storage.NEXT_ADJOINT, index));
                case COST -> seed(graph, seeds, store.value(), graph.constant(1));
                default -> {} // the physical action is told, not valued
            }
        }
        nameAdjoints(device);
        var adjoints = Reverse.differentiate(
                graph, seeds, slot -> isCell(slot, Storage.STATE) || isCell(slot, Storage.ACTION));
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.shape().actions().size(); slot++) {
            var origin = origin(forward, Storage.PHYSICAL, slot);
            int adjoint = adjoint(graph, adjoints, Storage.ACTION, slot);
            stores.add(new Routine.Store(new Slot.Cell(Storage.ACTION_ADJOINT, slot), adjoint, false, origin));
        }
        for (int slot = 0; slot < device.shape().states().size(); slot++) {
            var origin = origin(forward, Storage.NEXT, slot);
            int adjoint = adjoint(graph, adjoints, Storage.STATE, slot);
            stores.add(new Routine.Store(new Slot.Cell(Storage.STATE_ADJOINT, slot), adjoint, false, origin));
        }
        return new Routine(Routine.Kind.BACKWARD, stores);
    }

    private static Routine observeBackward(DeviceProgram device) {
        var graph = device.graph();
        var seeds = new HashMap<Integer, Integer>();
        for (var store : device.routine(Routine.Kind.OBSERVE).stores()) {
            int index = store.target().index();
            seed(graph, seeds, store.value(), graph.read(Storage.OBSERVATION_ADJOINT, index));
        }
        var adjoints = Reverse.differentiate(
                graph, seeds, slot -> isCell(slot, Storage.STATE) || isCell(slot, Storage.VOLTAGE));
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.shape().states().size(); slot++) {
            addIfAny(stores, adjoints, new Slot.Cell(Storage.STATE, slot), new Slot.Cell(Storage.STATE_ADJOINT, slot));
        }
        addIfAny(stores, adjoints, new Slot.Cell(Storage.VOLTAGE, 0), new Slot.Cell(Storage.VOLTAGE_ADJOINT, 0));
        return new Routine(Routine.Kind.OBSERVE_BACKWARD, stores);
    }

    private static void addIfAny(
            List<Routine.Store> stores, Map<Slot, Integer> adjoints, Slot.Cell read, Slot.Cell written) {
        var adjoint = adjoints.get(read);
        if (adjoint != null) {
            stores.add(new Routine.Store(written, adjoint, true, Origin.NONE));
        }
    }

    private static Routine terminalBackward(DeviceProgram device) {
        var graph = device.graph();
        var terminal = device.routine(Routine.Kind.TERMINAL);
        var seeds = new HashMap<Integer, Integer>();
        terminal.stores().forEach(store -> seed(graph, seeds, store.value(), graph.constant(1)));
        var adjoints = Reverse.differentiate(graph, seeds, slot -> isCell(slot, Storage.STATE));
        var stores = new ArrayList<Routine.Store>();
        for (int slot = 0; slot < device.shape().states().size(); slot++) {
            int adjoint = adjoint(graph, adjoints, Storage.STATE, slot);
            stores.add(new Routine.Store(
                    new Slot.Cell(Storage.STATE_ADJOINT, slot),
                    adjoint,
                    false,
                    terminal.stores().getFirst().origin()));
        }
        return new Routine(Routine.Kind.TERMINAL_BACKWARD, stores);
    }

    private static void seed(Graph graph, Map<Integer, Integer> seeds, int root, int seed) {
        seeds.merge(root, seed, graph::sum);
    }

    private static int adjoint(Graph graph, Map<Slot, Integer> adjoints, Storage storage, int slot) {
        var adjoint = adjoints.get(new Slot.Cell(storage, slot));
        return adjoint == null ? graph.constant(0) : adjoint;
    }

    private static boolean isCell(Slot slot, Storage storage) {
        return slot instanceof Slot.Cell cell && cell.storage() == storage;
    }

    private static Origin origin(Routine routine, Storage storage, int index) {
        var cell = new Slot.Cell(storage, index);
        for (var store : routine.stores()) {
            if (store.target().equals(cell)) {
                return store.origin();
            }
        }
        return Origin.NONE;
    }

    private static void nameAdjoints(DeviceProgram device) {
        var graph = device.graph();
        graph.name(graph.read(Storage.INJECTION_ADJOINT, 0), "dInjectP");
        graph.name(graph.read(Storage.INJECTION_ADJOINT, 1), "dInjectQ");
        for (int slot = 0; slot < device.shape().states().size(); slot++) {
            var name = device.shape().states().get(slot);
            graph.name(
                    graph.read(Storage.NEXT_ADJOINT, slot),
                    "dNext" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
    }
}
