package org.gridlang.language.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.fixture.DeviceText;
import org.gridlang.language.fixture.Devices;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.junit.jupiter.api.Test;

/// Steps of differential equations against the same equations in very short steps.
final class DiscretisationTest {
    private static final long SEED = 20_260_427;

    /// One long exact step equals a thousand short ones, each exact too, and a thousand Runge-Kutta steps.
    @Test
    void linearEquationsAreSteppedExactly() {
        var random = new Random(SEED);
        for (int draw = 0; draw < 20; draw++) {
            double resistance = 2e-3 + 1e-2 * random.nextDouble();
            double capacitance = 7e6 + 4e7 * random.nextDouble();
            double electric = 8000 * random.nextDouble();
            double outside = 265 + 30 * random.nextDouble();
            double start = 285 + 10 * random.nextDouble();
            double hours = 3600.0 * (1 + random.nextInt(6));
            var text = """
                    House
                    param resistance = 1
                    param capacitance = 1
                    input outside
                    state indoor = 293
                    action electric in 0 .. 8000
                    der indoor = (3 * electric - (indoor - outside) / resistance) / capacitance""";
            var program = lower(DeviceText.parse(text));
            double exact = outside
                    + 3 * electric * resistance
                    + (start - outside - 3 * electric * resistance) * Math.exp(-hours / (resistance * capacitance));
            double found = next(program, slot -> switch (slot) {
                case Slot.StepLength step -> hours;
                case Slot.Cell(Storage storage, int index) ->
                    switch (storage) {
                        case PARAMETER -> index == 0 ? resistance : capacitance;
                        case INPUT -> outside;
                        case STATE -> start;
                        case ACTION -> electric / 4000 - 1;
                        default -> throw new AssertionError(storage);
                    };
                default -> throw new AssertionError(slot);
            });
            assertEquals(exact, found, 1e-10, () -> "seed " + SEED);
        }
    }

    @Test
    void anIntegratorNeedsNoExponential() {
        var program = lower(DeviceText.parse("""
                Store
                state level = 0
                action flow in -1 .. 1
                der level = 2 * flow"""));
        double found = next(program, values(10, 5, 0.25));
        assertEquals(5 + 2 * 0.25 * 10, found, 1e-13);
    }

    /// A coefficient that may be zero: the formula has no hole there.
    @Test
    void aVanishingLossIsTheLimit() {
        var program = lower(DeviceText.parse("""
                Store
                input loss
                state level = 0
                action flow in -1 .. 1
                der level = flow - loss * level"""));
        double without = next(program, values(10, 5, 0.25, 0));
        double tiny = next(program, values(10, 5, 0.25, 1e-12));
        assertEquals(5 + 0.25 * 10, without, 1e-13);
        assertEquals(without, tiny, 1e-9);
    }

    /// Halving the step divides the error of one Runge-Kutta step by about 2^5.
    @Test
    void nonlinearEquationsHaveFourthOrder() {
        var program = lower(DeviceText.parse("""
                Pendulum
                state angle = 1
                state speed = 0
                action push in -1 .. 1
                der angle = speed
                der speed = push - sin(angle)"""));
        double coarse = Math.abs(pendulum(program, 0.2, 1) - pendulum(program, 0.2, 64));
        double fine = Math.abs(pendulum(program, 0.1, 1) - pendulum(program, 0.1, 64));
        assertTrue(coarse / fine > 25, coarse + " and " + fine);
        assertTrue(fine < 1e-7, "error " + fine);
    }

    @Test
    void coupledLinearEquationsFollowManyShortSteps() {
        var program = lower(Devices.coupled());
        double[] oneStep = coupled(program, 900, 1);
        double[] manySteps = coupled(program, 900, 256);
        for (int slot = 0; slot < oneStep.length; slot++) {
            assertEquals(manySteps[slot], oneStep[slot], 2e-4);
        }
    }

    /// Two masses of a house: air that the heater warms, and walls.
    private static final String HOUSE = """
            House
            param inner in 1e-4 .. 1e-2 = 1e-3
            param outer in 1e-3 .. 1e-2 = 5e-3
            param airMass in 1e6 .. 1e7 = 2e6
            param wallMass in 1e7 .. 1e8 = 3e7
            input outside
            state air in 270 .. 300 = 293
            state wall in 260 .. 310 = 291
            action heat in 0 .. 8000
            der air = ((wall - air) / inner + 0.3 * (outside - air) / outer + heat) / airMass
            der wall = ((air - wall) / inner + (outside - wall) / outer) / wallMass""";

    /// One exact step of an hour against ten thousand short ones, written out by hand.
    @Test
    void twoLinearEquationsAreSteppedExactly() {
        var program = lower(DeviceText.parse(HOUSE));
        var random = new Random(SEED);
        for (int draw = 0; draw < 20; draw++) {
            double[] parameters = {
                1e-4 * Math.pow(100, random.nextDouble()),
                1e-3 * Math.pow(10, random.nextDouble()),
                1e6 * Math.pow(10, random.nextDouble()),
                1e7 * Math.pow(10, random.nextDouble())
            };
            double outside = 265 + 25 * random.nextDouble();
            double[] start = {280 + 10 * random.nextDouble(), 280 + 10 * random.nextDouble()};
            var written = Interpreter.run(program, Routine.Kind.FORWARD, slot -> switch (slot) {
                case Slot.StepLength step -> 3600;
                case Slot.Cell(Storage storage, int index) ->
                    switch (storage) {
                        case PARAMETER -> parameters[index];
                        case INPUT -> outside;
                        case STATE -> start[index];
                        case ACTION -> 0.2;
                        default -> throw new AssertionError(storage);
                    };
                default -> throw new AssertionError(slot);
            });
            double heat = written.getOrDefault(new Slot.Cell(Storage.PHYSICAL, 0), Double.NaN);
            double[] x = start.clone();
            int steps = 10_000;
            double h = 3600.0 / steps;
            for (int step = 0; step < steps; step++) {
                double[] k1 = house(x, parameters, outside, heat);
                double[] k2 =
                        house(new double[] {x[0] + h / 2 * k1[0], x[1] + h / 2 * k1[1]}, parameters, outside, heat);
                double[] k3 =
                        house(new double[] {x[0] + h / 2 * k2[0], x[1] + h / 2 * k2[1]}, parameters, outside, heat);
                double[] k4 = house(new double[] {x[0] + h * k3[0], x[1] + h * k3[1]}, parameters, outside, heat);
                for (int state = 0; state < 2; state++) {
                    x[state] += h / 6 * (k1[state] + 2 * k2[state] + 2 * k3[state] + k4[state]);
                }
            }
            for (int state = 0; state < 2; state++) {
                double found = written.getOrDefault(new Slot.Cell(Storage.NEXT, state), Double.NaN);
                assertEquals(x[state], found, 1e-8, "seed " + SEED);
                assertTrue(found <= (state == 0 ? 300 : 310) + 1e-9, "the heater keeps the range");
            }
        }
    }

    private static double[] house(double[] x, double[] parameters, double outside, double heat) {
        double exchange = (x[1] - x[0]) / parameters[0];
        return new double[] {
            (exchange + 0.3 * (outside - x[0]) / parameters[1] + heat) / parameters[2],
            (-exchange + (outside - x[1]) / parameters[1]) / parameters[3]
        };
    }

    /// `x' = -k x^2` has the solution `x / (1 + k x t)`: parts of the step keep its error below a thousandth.
    @Test
    void aFastStateIsSteppedInParts() {
        var decay = DeviceText.parse("""
                Decay
                param k in 1e-4 .. 1e-3 = 1e-3
                state x in 0 .. 1 = 1
                state seen = 0
                action push in -1 .. 1
                next seen = push
                der x = -k * x^2""");
        var diagnostics = new Diagnostics();
        for (double step : new double[] {100, 900, 1800}) {
            var program = DeviceLowering.lower(decay, OptionalDouble.of(step), diagnostics)
                    .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
            double found = next(program, slot -> switch (slot) {
                case Slot.StepLength length -> step;
                case Slot.Cell(Storage storage, int index) ->
                    storage == Storage.PARAMETER ? 1e-3 : storage == Storage.STATE ? 1 : 0;
                default -> throw new AssertionError(slot);
            });
            assertEquals(1 / (1 + 1e-3 * step), found, 1e-3 / (1 + 1e-3 * step), "a step of " + step);
        }
        // The slope is at most 2 k = 2e-3 per second: 8 parts of 250 s are the most.
        assertTrue(DeviceLowering.lower(decay, OptionalDouble.of(2100), diagnostics)
                .isEmpty());
        assertEquals(
                List.of(Code.D118),
                diagnostics.sorted().stream().map(each -> each.code()).toList());
    }

    @Test
    void theRateOfASystemDoesNotDependOnUnits() {
        assertEquals(1, new Stiffness(new double[][] {{0, 1e6}, {1e-6, 0}}).rate(), 1e-6);
        assertEquals(3, new Stiffness(new double[][] {{2, 0}, {5, 3}}).rate(), 0.01);
        assertEquals(7, new Stiffness(new double[][] {{7}}).rate(), 1e-12);
        assertEquals(0, new Stiffness(new double[][] {{0}}).rate());
        assertEquals(1, new Stiffness(new double[][] {{1, 2}, {Double.POSITIVE_INFINITY, 0}}).unbounded());
    }

    private static double[] coupled(DeviceProgram program, double seconds, int steps) {
        double[] state = {15, 10, 1};
        for (int step = 0; step < steps; step++) {
            double[] now = state.clone();
            var written = Interpreter.run(program, Routine.Kind.FORWARD, slot -> switch (slot) {
                case Slot.StepLength length -> seconds / steps;
                case Slot.Cell(Storage storage, int index) ->
                    switch (storage) {
                        case PARAMETER -> new double[] {2e-4, 1e-4, 2}[index];
                        case INPUT -> 5;
                        case STATE -> now[index];
                        case ACTION -> 0.1;
                        default -> throw new AssertionError(storage);
                    };
                default -> throw new AssertionError(slot);
            });
            for (int slot = 0; slot < state.length; slot++) {
                state[slot] = written.getOrDefault(new Slot.Cell(Storage.NEXT, slot), Double.NaN);
            }
        }
        return state;
    }

    private static double pendulum(DeviceProgram program, double seconds, int steps) {
        double[] state = {1, 0};
        for (int step = 0; step < steps; step++) {
            double[] now = state.clone();
            var written = Interpreter.run(program, Routine.Kind.FORWARD, slot -> switch (slot) {
                case Slot.StepLength length -> seconds / steps;
                case Slot.Cell(Storage storage, int index) -> storage == Storage.STATE ? now[index] : 0.3;
                default -> throw new AssertionError(slot);
            });
            state[0] = written.getOrDefault(new Slot.Cell(Storage.NEXT, 0), Double.NaN);
            state[1] = written.getOrDefault(new Slot.Cell(Storage.NEXT, 1), Double.NaN);
        }
        return state[0];
    }

    private static ToDoubleFunction<Slot> values(double dt, double state, double action, double... inputs) {
        return slot -> switch (slot) {
            case Slot.StepLength step -> dt;
            case Slot.Cell(Storage storage, int index) ->
                switch (storage) {
                    case STATE -> state;
                    case ACTION -> action;
                    case INPUT -> inputs[index];
                    default -> throw new AssertionError(storage);
                };
            default -> throw new AssertionError(slot);
        };
    }

    private static double next(DeviceProgram program, ToDoubleFunction<Slot> slots) {
        return Interpreter.run(program, Routine.Kind.FORWARD, slots)
                .getOrDefault(new Slot.Cell(Storage.NEXT, 0), Double.NaN);
    }

    private static DeviceProgram lower(DeviceModel device) {
        var diagnostics = new Diagnostics();
        return DeviceLowering.lower(device, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    }
}
