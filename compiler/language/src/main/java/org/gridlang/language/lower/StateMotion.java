package org.gridlang.language.lower;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// How the states of a device get from the beginning of a step to its end, as the lowered device does it.
public final class StateMotion {
    private final DeviceModel device;
    private final Optional<DeviceProgram> program;

    private StateMotion(DeviceModel device, Optional<DeviceProgram> program) {
        this.device = device;
        this.program = program;
    }

    /// Lowers the device and looks at what came out.
    public static StateMotion of(DeviceModel device) {
        return new StateMotion(device, DeviceLowering.lower(device, new Diagnostics()));
    }

    /// `next` for what is given as such; for `der` `exact` where the equation is linear, else `Runge-Kutta`.
    public String kind(int slot) {
        if (!device.states().get(slot).continuous() || program.isEmpty()) {
            return "next";
        }
        return isIntegral(slot) || isExact(program.get(), slot) ? "exact" : "Runge-Kutta";
    }

    /// Whether the rate of a state reads no state that changes within the step.
    private boolean isIntegral(int slot) {
        return !reads(device.states().get(slot).update(), new HashSet<>());
    }

    private boolean reads(Term term, Set<Integer> lets) {
        return Terms.references(term).stream().anyMatch(reference -> switch (reference.symbol()) {
            case Symbol.State state -> device.states().get(state.slot()).continuous();
            case Symbol.Let let ->
                lets.add(let.slot()) && reads(device.lets().get(let.slot()).value(), lets);
            default -> false;
        });
    }

    /// An exact step multiplies the rate by the mean of an exponential; one of Runge-Kutta has none.
    private static boolean isExact(DeviceProgram program, int slot) {
        var graph = program.graph();
        var stack = new ArrayDeque<Integer>();
        program.routine(Routine.Kind.FORWARD).stores().stream()
                .filter(store -> store.target().equals(new Slot.Cell(Storage.NEXT, slot)))
                .forEach(store -> stack.push(store.value()));
        var seen = new HashSet<Integer>();
        boolean rate = false;
        while (!stack.isEmpty()) {
            int number = stack.pop();
            if (!seen.add(number)) {
                continue;
            }
            Node node = graph.node(number);
            rate |= node instanceof Node.Unary unary && unary.operation() == UnaryOperation.RELATIVE_EXPONENTIAL;
            node.operands().forEach(stack::push);
        }
        return rate;
    }
}
