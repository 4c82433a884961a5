package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import org.gridlang.language.fixture.Devices;
import org.gridlang.language.fixture.Frames;
import org.gridlang.language.fixture.RandomDevice;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Generated code, rewritten and differentiated symbolically, against the interpreter, which does neither: it
/// runs the lowered expressions and accumulates derivatives as numbers.
final class GeneratedKernelTest {
    private static final long SEED = 20_260_427;
    private static final int LANES = 3 * DoubleVector.SPECIES_PREFERRED.length();
    /// Of plain devices; of those in use more, where close numbers are subtracted and the rewriter sums in another
    /// order.
    private static final double TOLERANCE = 1e-12;

    private static final double IN_USE_TOLERANCE = 1e-11;

    private double tolerance = TOLERANCE;

    static Stream<DeviceModel> devices() {
        var fixed = Stream.of(Devices.battery(), Devices.heatPump(), Devices.generator(), Devices.coupled());
        var random = Stream.iterate(SEED, seed -> seed + 1).limit(12).map(RandomDevice::of);
        return Stream.concat(fixed, random);
    }

    static List<DeviceModel> devicesInUse() {
        return KnownDevices.all();
    }

    @ParameterizedTest
    @MethodSource("devicesInUse")
    void equalsTheInterpreterForDevicesInUse(DeviceModel device) {
        tolerance = IN_USE_TOLERANCE;
        equalsTheInterpreterForwardAndBackward(device);
    }

    @ParameterizedTest
    @MethodSource("devices")
    void equalsTheInterpreterForwardAndBackward(DeviceModel device) {
        var program = Kernels.lower(device);
        var kernel = Kernels.compile(device);
        var random = new Random(SEED);
        for (int draw = 0; draw < 20; draw++) {
            var frame = Situations.random(device, program, random, LANES);
            forward(program, kernel, frame);
            backward(program, kernel, frame);
            written(program, Routine.Kind.INITIAL, kernel::initial, frame);
            written(program, Routine.Kind.TERMINAL, kernel::terminal, frame);
            written(program, Routine.Kind.IDLE, kernel::idle, frame);
            written(program, Routine.Kind.UNMAP, kernel::unmap, frame);
        }
    }

    private void forward(DeviceProgram program, DeviceKernel kernel, DeviceFrame frame) {
        written(program, Routine.Kind.OBSERVE, kernel::observe, frame);
        written(program, Routine.Kind.FORWARD, kernel::forward, frame);
    }

    private interface Method {
        void run(DeviceFrame frame);
    }

    private void written(DeviceProgram program, Routine.Kind kind, Method method, DeviceFrame frame) {
        var expected = new HashMap<Integer, Map<Slot.Cell, Double>>();
        for (int lane = 0; lane < LANES; lane++) {
            expected.put(lane, Interpreter.run(program, kind, Frames.lane(frame, lane)));
        }
        method.run(frame);
        expected.forEach((lane, cells) -> cells.forEach((cell, value) -> close(
                program, kind + " " + cell, value, Frames.lane(frame, lane).applyAsDouble(cell))));
    }

    private void backward(DeviceProgram program, DeviceKernel kernel, DeviceFrame frame) {
        kernel.backward(frame);
        var shape = program.shape();
        for (int lane = 0; lane < LANES; lane++) {
            var here = Frames.lane(frame, lane);
            var seeds = new HashMap<Slot.Cell, Double>();
            for (int slot = 0; slot < shape.states().size(); slot++) {
                seeds.put(cell(Storage.NEXT, slot), here.applyAsDouble(cell(Storage.NEXT_ADJOINT, slot)));
            }
            for (int slot = 0; slot < 2; slot++) {
                seeds.put(cell(Storage.INJECTION, slot), here.applyAsDouble(cell(Storage.INJECTION_ADJOINT, slot)));
            }
            for (int slot = 0; slot < shape.costs().size(); slot++) {
                seeds.put(cell(Storage.COST, slot), 1.0);
            }
            var exact = Interpreter.reverse(program, Routine.Kind.FORWARD, seeds, here);
            compare(
                    program,
                    exact,
                    here,
                    Storage.STATE,
                    Storage.STATE_ADJOINT,
                    shape.states().size());
            compare(
                    program,
                    exact,
                    here,
                    Storage.ACTION,
                    Storage.ACTION_ADJOINT,
                    shape.actions().size());
        }
        observeBackward(program, kernel, frame);
        terminalBackward(program, kernel, frame);
    }

    private void observeBackward(DeviceProgram program, DeviceKernel kernel, DeviceFrame frame) {
        double[] before = frame.stateAdjoint.clone();
        Arrays.fill(frame.voltageAdjoint, 0.25);
        kernel.observeBackward(frame);
        for (int lane = 0; lane < LANES; lane++) {
            var here = Frames.lane(frame, lane);
            var seeds = new HashMap<Slot.Cell, Double>();
            for (int slot = 0; slot < program.shape().observations().size(); slot++) {
                seeds.put(cell(Storage.OBSERVATION, slot), here.applyAsDouble(cell(Storage.OBSERVATION_ADJOINT, slot)));
            }
            var exact = Interpreter.reverse(program, Routine.Kind.OBSERVE, seeds, here);
            for (int slot = 0; slot < program.shape().states().size(); slot++) {
                double added = here.applyAsDouble(cell(Storage.STATE_ADJOINT, slot))
                        - before[frame.stateAdjointAt + slot * LANES + lane];
                double wanted = exact.getOrDefault(cell(Storage.STATE, slot), 0.0);
                double size = Math.abs(before[frame.stateAdjointAt + slot * LANES + lane]);
                assertEquals(wanted, added, tolerance * (1 + size + Math.abs(wanted)));
            }
            double voltage = exact.getOrDefault(cell(Storage.VOLTAGE, 0), 0.0);
            close(program, "voltage", 0.25 + voltage, here.applyAsDouble(cell(Storage.VOLTAGE_ADJOINT, 0)));
        }
    }

    private void terminalBackward(DeviceProgram program, DeviceKernel kernel, DeviceFrame frame) {
        kernel.terminalBackward(frame);
        for (int lane = 0; lane < LANES; lane++) {
            var here = Frames.lane(frame, lane);
            var seeds = Map.of(cell(Storage.COST, 0), 1.0);
            var exact = Interpreter.reverse(program, Routine.Kind.TERMINAL, seeds, here);
            compare(
                    program,
                    exact,
                    here,
                    Storage.STATE,
                    Storage.STATE_ADJOINT,
                    program.shape().states().size());
        }
    }

    private void compare(
            DeviceProgram program,
            Map<Slot, Double> exact,
            ToDoubleFunction<Slot> here,
            Storage read,
            Storage adjoint,
            int slots) {
        for (int slot = 0; slot < slots; slot++) {
            double expected = exact.getOrDefault(cell(read, slot), 0.0);
            close(program, "d " + read + " " + slot, expected, here.applyAsDouble(cell(adjoint, slot)));
        }
    }

    private void close(DeviceProgram program, String what, double expected, double found) {
        assertTrue(Double.isFinite(expected), () -> program.shape().name() + " " + what + " is " + expected);
        assertEquals(
                expected,
                found,
                tolerance * Math.max(1, Math.abs(expected)),
                () -> program.shape().name() + " " + what + ", seed " + SEED);
    }

    private static Slot.Cell cell(Storage storage, int slot) {
        return new Slot.Cell(storage, slot);
    }
}
