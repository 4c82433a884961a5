package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final int STEPS = 3;
    private static final int DAYS = 2;
    private static final int SAMPLES = STEPS * DAYS;
    private static final int AGENTS = 3;
    private static final int FEATURES = 2;

    private final NeuralController controller = new NeuralController(
            new PolicyBank(new PolicyShape(2, List.of(3), 2), AGENTS),
            new ObservationScale(new double[2], new double[2]),
            DAYS,
            16,
            STEPS,
            1);

    private Replay replay() {
        return new Replay(2, AGENTS, FEATURES, List.of(controller), DAYS);
    }

    /// Numbers that tell pass, agent and place.
    private static float[] numbers(int pass, int length) {
        var numbers = new float[length];
        for (int index = 0; index < length; index++) {
            numbers[index] = pass * 0.1f + index * 1e-4f;
        }
        return numbers;
    }

    private void add(Replay replay, int pass) {
        System.arraycopy(
                numbers(pass, controller.observations.length),
                0,
                controller.observations,
                0,
                controller.observations.length);
        replay.add(
                List.of(numbers(pass, AGENTS * SAMPLES * 2)),
                numbers(pass, AGENTS * SAMPLES),
                numbers(pass, SAMPLES * FEATURES));
    }

    @Test
    void aNewPassTakesThePlaceOfTheOldest() {
        var replay = replay();
        assertEquals(0, replay.filled());
        add(replay, 1);
        assertEquals(SAMPLES, replay.filled());
        add(replay, 2);
        add(replay, 3);
        assertEquals(2 * SAMPLES, replay.filled());
        for (int agent = 0; agent < AGENTS; agent++) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                // Pass 3 lies where pass 1 was.
                float own = (agent * SAMPLES + sample) * 1e-4f;
                assertEquals(0.3f + own, replay.rewards[agent * replay.moments() + sample], 1e-6f);
                assertEquals(0.2f + own, replay.rewards[agent * replay.moments() + SAMPLES + sample], 1e-6f);
                float action = 0.3f + ((agent * SAMPLES + sample) * 2 + 1) * 1e-4f;
                assertEquals(action, replay.actions.getFirst()[(agent * replay.moments() + sample) * 2 + 1], 1e-6f);
            }
        }
        assertEquals(0.2f + 1e-4f, replay.features[SAMPLES * FEATURES + 1], 1e-6f);
    }

    @Test
    void momentsFollowEachOtherWithinADay() {
        var replay = replay();
        assertEquals(DAYS + 1, replay.after(1));
        assertEquals(2, replay.step(SAMPLES + 2 * DAYS));
        assertFalse(replay.last(SAMPLES + 2 * DAYS - 1));
        assertTrue(replay.last(SAMPLES + 2 * DAYS));
    }

    @Test
    void drawnActionsAreCutAsTheDeviceCutThem() {
        var replay = replay();
        var drawn = new float[AGENTS * SAMPLES * 2];
        Arrays.fill(drawn, 1.7f);
        drawn[3] = -1.2f;
        replay.add(List.of(drawn), new float[AGENTS * SAMPLES], new float[SAMPLES * FEATURES]);
        assertEquals(1, replay.actions.getFirst()[0]);
        assertEquals(-1, replay.actions.getFirst()[3]);
        assertEquals(1.7f, drawn[0]);
    }

    @Test
    void goesOnFromItsMemory() {
        var one = replay();
        add(one, 1);
        add(one, 2);
        var memory = new TreeMap<String, double[]>();
        one.remember(memory);
        var other = replay();
        other.restore(memory);
        add(one, 3);
        add(other, 3);
        assertArrayEquals(one.rewards, other.rewards);
        assertArrayEquals(one.actions.getFirst(), other.actions.getFirst());
        assertArrayEquals(one.observations.getFirst(), other.observations.getFirst());
        assertArrayEquals(one.features, other.features);
    }

    @Test
    void theMeanFieldLeavesTheAgentItselfOut() {
        var replay = replay();
        add(replay, 1);
        var field = new MeanField(List.of(controller), replay, 2);
        Arrays.fill(field.imagined[0], 0.5f);
        int[] moments = {4, 1};
        try (var workers = new Workers(1)) {
            field.average(workers, moments);
        }
        assertEquals(2, field.width());
        var own = new float[] {0.1f + (1 * SAMPLES + 4) * 2 * 1e-4f, 0.1f + ((1 * SAMPLES + 4) * 2 + 1) * 1e-4f};
        var seen = new float[3];
        field.write(false, 0, 0, own, 0, seen, 1);
        // Agents 0 and 2 lie as far below as above agent 1.
        assertEquals(own[0], seen[1], 1e-6f);
        assertEquals(own[1], seen[2], 1e-6f);
        field.write(true, 0, 1, new float[] {0.5f, 0.1f}, 0, seen, 1);
        assertEquals(0.5f, seen[1], 1e-6f);
        assertEquals((3 * 0.5f - 0.1f) / 2, seen[2], 1e-6f);
    }
}
