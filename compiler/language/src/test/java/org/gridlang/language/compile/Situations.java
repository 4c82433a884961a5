package org.gridlang.language.compile;

import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.fixture.Frames;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Dimension;
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
        for (int slot = 0; slot < device.inputs().size(); slot++) {
            var input = device.inputs().get(slot);
            for (int lane = 0; lane < lanes; lane++) {
                frame.series[frame.inputAt[slot] + lane] = input(input, random);
            }
        }
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
            var physical = new Slot.Cell(Storage.PHYSICAL, slot);
            for (int lane = 0; lane < lanes; lane++) {
                // asked for, also outside of what is allowed
                double taken =
                        Objects.requireNonNull(Interpreter.run(program, Routine.Kind.FORWARD, Frames.lane(frame, lane))
                                .get(physical));
                double size = 1.5 * Math.max(1, Math.abs(taken));
                frame.physical[frame.physicalAt + slot * lanes + lane] = size * (2 * random.nextDouble() - 1);
            }
        }
        return frame;
    }

    /// A value that an input of this kind may have, SI.
    private static double input(DeviceModel.Input input, Random random) {
        if (input.source() instanceof DeviceModel.Source.Clock(var reading)) {
            return switch (reading) {
                case TIME_OF_DAY -> 1800 * random.nextInt(48);
                case DAY_SINE, DAY_COSINE -> 2 * random.nextDouble() - 1;
                case DAY_OF_YEAR -> 1 + 364 * random.nextDouble();
                case WEEKEND -> random.nextInt(2);
            };
        }
        if (input.dimension().point() || input.name().equals("outside")) {
            return 260 + 40 * random.nextDouble();
        }
        // A series that is known for its dimension stays within what there is on earth.
        double low = input.dimension().isNone() ? -1 : 0;
        return low + (size(input.dimension()) - low) * random.nextDouble();
    }

    /// The largest value of a price, an irradiance, a power; 1 of anything else.
    private static double size(Dimension dimension) {
        var money = Dimension.base("Money");
        var energy = Dimension.base("Energy");
        var power = energy.dividedBy(Dimension.base("Time"));
        var area = Dimension.base("Length").times(Dimension.base("Length"));
        return dimension.equals(money.dividedBy(energy))
                ? 0.5 / 3.6e6
                : dimension.equals(power.dividedBy(area)) ? 1000 : dimension.equals(power) ? 5000 : 1;
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
                    case MINIMUM -> Math.min(first, last);
                    case MAXIMUM -> Math.max(first, last);
                    default -> throw new IllegalArgumentException(apply.toString());
                };
            }
            default -> throw new IllegalArgumentException(term.toString());
        };
    }
}
