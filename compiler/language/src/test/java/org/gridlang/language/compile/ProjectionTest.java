package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import org.gridlang.language.fixture.DeviceText;
import org.gridlang.language.fixture.Devices;
import org.gridlang.language.fixture.Frames;
import org.gridlang.language.fixture.RandomDevice;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.runtime.device.DeviceFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the policy says, states stay in their ranges and limits hold; and the raw action of a feasible
/// physical action gives that action back.
final class ProjectionTest {
    private static final long SEED = 20_260_427;
    private static final int LANES = 2 * DoubleVector.SPECIES_PREFERRED.length();

    static Stream<DeviceModel> devices() {
        return Stream.of(
                Devices.battery(), Devices.generator(), RandomDevice.of(3), RandomDevice.of(4), RandomDevice.of(5));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aHundredRandomStepsStayInRange(DeviceModel device) {
        var program = Kernels.lower(device);
        var kernel = Kernels.compile(device);
        var random = new Random(SEED);
        var frame = Situations.random(device, program, random, LANES);
        for (int step = 0; step < 100; step++) {
            Frames.fill(frame.action, 0, random, -1, 1);
            Frames.fill(frame.series, 0, random, -1, 1);
            if (step % 7 == 0) {
                Arrays.fill(frame.action, step % 2 == 0 ? -1 : 1);
            }
            kernel.forward(frame);
            for (int slot = 0; slot < device.states().size(); slot++) {
                inRange(device, slot, frame);
            }
            System.arraycopy(
                    frame.next,
                    frame.nextAt,
                    frame.state,
                    frame.stateAt,
                    device.states().size() * LANES);
        }
    }

    private static void inRange(DeviceModel device, int slot, DeviceFrame frame) {
        var bounds = device.states().get(slot).bounds();
        if (bounds.isEmpty()) {
            return;
        }
        for (int lane = 0; lane < LANES; lane++) {
            var here = Frames.lane(frame, lane);
            double value = here.applyAsDouble(new Slot.Cell(Storage.NEXT, slot));
            double low = Situations.value(bounds.get().low(), here);
            double high = Situations.value(bounds.get().high(), here);
            double slack = 1e-12 * Math.max(Math.abs(low), Math.abs(high));
            assertTrue(
                    low - slack <= value && value <= high + slack,
                    () -> device.name() + " " + device.states().get(slot).name() + " = " + value + ", seed " + SEED);
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void unmappingAnActionGivesItBack(DeviceModel device) {
        var program = Kernels.lower(device);
        var kernel = Kernels.compile(device);
        var random = new Random(SEED);
        for (int draw = 0; draw < 20; draw++) {
            var frame = Situations.random(device, program, random, LANES);
            kernel.forward(frame);
            double[] taken = frame.physical.clone();
            Arrays.fill(frame.action, Double.NaN);
            kernel.unmap(frame);
            kernel.forward(frame);
            for (int index = frame.physicalAt; index < taken.length; index++) {
                assertEquals(taken[index], frame.physical[index], 1e-11 * Math.max(1, Math.abs(taken[index])));
            }
        }
    }

    @Test
    void aRoundCapabilityIsKept() {
        var device = Devices.generator();
        var program = Kernels.lower(device);
        var kernel = Kernels.compile(device);
        var random = new Random(SEED);
        for (int draw = 0; draw < 50; draw++) {
            var frame = Situations.random(device, program, random, LANES);
            kernel.forward(frame);
            double rating = frame.parameter[frame.parameterAt];
            for (int lane = 0; lane < LANES; lane++) {
                double p = frame.injection[frame.injectionAt + lane];
                double q = frame.injection[frame.injectionAt + LANES + lane];
                assertTrue(Math.hypot(p, q) <= rating * (1 + 1e-12), p + " and " + q + " exceed " + rating);
            }
        }
    }

    /// The first of two actions leaves the second its neutral value, so the range holds with both.
    @Test
    void actionsThatShareAStateAreSettledInOrder() {
        var device = DeviceText.parse("""
                Store
                state level in 0 .. 1 = 0.9
                action fill in 0 .. 1
                action drain in 0 .. 1
                next level = level + fill - drain""");
        var kernel = Kernels.compile(device);
        var frame = Frames.of(kernel.shape(), LANES);
        kernel.initial(frame);
        Arrays.fill(frame.action, 1);
        kernel.forward(frame);
        assertEquals(0.1, frame.physical[frame.physicalAt], 1e-15);
        assertEquals(1.0, frame.physical[frame.physicalAt + LANES], 1e-15);
        assertEquals(0.0, frame.next[frame.nextAt], 1e-15);
    }

    /// A full battery may only discharge: the interval is one-sided, and the raw action scales inside of it.
    @Test
    void aFullBatteryScalesWhatIsLeft() {
        var device = Devices.battery();
        var kernel = Kernels.compile(device);
        var frame = Frames.of(kernel.shape(), LANES);
        for (int slot = 0; slot < device.params().size(); slot++) {
            frame.parameter[frame.parameterAt + slot] =
                    Situations.value(device.params().get(slot).fallback().orElseThrow(), each -> 0);
        }
        Arrays.fill(frame.state, 0.95);
        Arrays.fill(frame.action, -1);
        kernel.forward(frame);
        assertEquals(0, frame.physical[frame.physicalAt], 1e-9);
        Arrays.fill(frame.action, 0);
        kernel.forward(frame);
        assertEquals(2500, frame.physical[frame.physicalAt], 1e-9);
    }
}
