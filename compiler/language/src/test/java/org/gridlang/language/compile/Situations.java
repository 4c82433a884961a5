package org.gridlang.language.compile;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.fixture.Frames;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.runtime.device.DeviceFrame;

/// Random situations of a device: parameters and states within their ranges, any inputs and raw actions.
final class Situations {
    private Situations() {}

    static DeviceFrame random(DeviceModel device, DeviceProgram program, Random random, int lanes) {
        var frame = Frames.of(program.shape(), lanes);
        var values = Frames.lane(frame, 0);
        for (int slot = 0; slot < device.params().size(); slot++) {
            var param = device.params().get(slot);
            double low = param.bounds().map(each -> value(each.low(), values)).orElse(0.5);
            double high = param.bounds().map(each -> value(each.high(), values)).orElse(1.5);
            frame.parameter[frame.parameterAt + slot] = low + (high - low) * random.nextDouble();
        }
        boolean isHeatPump = device.name().equals("HeatPump");
        Frames.fill(frame.series, 0, random, isHeatPump ? 260 : -1, isHeatPump ? 300 : 1);
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            double low = state.bounds().map(each -> value(each.low(), values)).orElse(-2.0);
            double high = state.bounds().map(each -> value(each.high(), values)).orElse(2.0);
            for (int lane = 0; lane < lanes; lane++) {
                // some at the very ends, where intervals close
                double share = lane % 5 == 0 ? lane / 5 % 2 : random.nextDouble();
                frame.state[frame.stateAt + slot * lanes + lane] = low + (high - low) * share;
            }
        }
        Frames.fill(frame.action, 0, random, -1, 1);
        Frames.fill(frame.voltage, 0, random, 0.9, 1.1);
        Frames.fill(frame.injectionAdjoint, 0, random, -1, 1);
        Frames.fill(frame.nextAdjoint, 0, random, -1, 1);
        Frames.fill(frame.observationAdjoint, 0, random, -1, 1);
        for (int slot = 0; slot < device.actions().size(); slot++) {
            var bounds = device.actions().get(slot).bounds();
            for (int lane = 0; lane < lanes; lane++) {
                // asked for, also outside of what is allowed
                double size = 1.5 * Math.max(1, Math.abs(valueAtAnyState(bounds.high())));
                frame.physical[frame.physicalAt + slot * lanes + lane] = size * (2 * random.nextDouble() - 1);
            }
        }
        return frame;
    }

    private static double valueAtAnyState(Term term) {
        return value(term, slot -> 1.0);
    }

    /// The value of a term that reads parameters and states only.
    static double value(Term term, ToDoubleFunction<Slot> slots) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.Reference reference ->
                switch (reference.symbol()) {
                    case Symbol.Param param -> slots.applyAsDouble(new Slot.Cell(Storage.PARAMETER, param.slot()));
                    case Symbol.StepLength step -> 1800;
                    default -> 1;
                };
            case Term.Apply apply -> {
                double first = value(apply.arguments().getFirst(), slots);
                double last = value(apply.arguments().getLast(), slots);
                yield switch (apply.operation()) {
                    case ADD -> first + last;
                    case SUBTRACT -> first - last;
                    case MULTIPLY -> first * last;
                    case DIVIDE -> first / last;
                    case NEGATE -> -first;
                    default -> throw new IllegalArgumentException(apply.toString());
                };
            }
            default -> throw new IllegalArgumentException(term.toString());
        };
    }
}
