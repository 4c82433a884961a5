package org.gridlang.runtime.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

final class PolicyBankTest {
    private static final PolicyShape SHAPE = new PolicyShape(5, List.of(7, 70), 2);

    @Test
    void shapesAreChecked() {
        assertEquals((5 + 1) * 7 + (7 + 1) * 70 + (70 + 1) * 2, SHAPE.weightCount());
        assertTrue(SHAPE.paddedInputs() >= 5);
        assertThrows(IllegalArgumentException.class, () -> new PolicyShape(0, List.of(1), 1));
        assertThrows(IllegalArgumentException.class, () -> new PolicyShape(1, List.of(), 1));
        assertThrows(IllegalArgumentException.class, () -> new PolicyShape(1, List.of(1, 1, 1, 1), 1));
        assertThrows(IllegalArgumentException.class, () -> new PolicyShape(1, List.of(4, 0), 1));
        assertThrows(IllegalArgumentException.class, () -> new PolicyBank(SHAPE, Integer.MAX_VALUE));
    }

    @Test
    void eachWeightHasAPlaceOfItsOwn() {
        for (int width : new int[] {1, 15, 16, 31, 64, 65, 112, 200}) {
            PolicyLayout layout = new PolicyLayout(new PolicyShape(3, List.of(width, width + 1), 5));
            Set<Integer> places = new HashSet<>();
            for (int index = 0; index < layout.shape().weightCount(); index++) {
                int place = layout.place(index);
                assertTrue(place >= 0 && place < layout.length());
                assertTrue(places.add(place), "place of weight " + index);
            }
        }
    }

    @Test
    void weightsComeBackAsTheyWentIn() {
        PolicyBank bank = PolicyBank.initialise(SHAPE, 4, Stream.of(1));
        float[][] exported = bank.exportWeights();
        PolicyBank other = new PolicyBank(SHAPE, 4);
        other.importWeights(exported);
        for (int agent = 0; agent < 4; agent++) {
            assertArrayEquals(exported[agent], other.weights(agent));
        }
        assertArrayEquals(bank.weights, other.weights);
        assertThrows(IllegalArgumentException.class, () -> other.importWeights(new float[3][]));
        assertThrows(IllegalArgumentException.class, () -> other.setWeights(0, new float[5]));
    }

    @Test
    void aStateComesBackAsItWas() {
        PolicyBank bank = PolicyBank.initialise(SHAPE, 2, Stream.of(1));
        float[] moments = new float[SHAPE.weightCount()];
        for (int index = 0; index < moments.length; index++) {
            moments[index] = index;
        }
        bank.restore(1, new AgentState(bank.weights(0), moments, bank.weights(1), 9));
        AgentState state = bank.state(1);
        assertArrayEquals(bank.weights(0), state.weights());
        assertArrayEquals(moments, state.firstMoment());
        assertEquals(9, state.steps());
        PolicyBank copy = new PolicyBank(SHAPE, 2);
        copy.copyFrom(bank);
        assertArrayEquals(state.secondMoment(), copy.state(1).secondMoment());
        PolicyBank back = new PolicyBank(SHAPE, 2);
        new PolicyBank64(bank).copyTo(back);
        assertArrayEquals(bank.weights, back.weights);
        assertArrayEquals(bank.firstMoments, back.firstMoments);
        assertEquals(9, back.state(1).steps());
        assertThrows(IllegalArgumentException.class, () -> copy.copyFrom(new PolicyBank(SHAPE, 3)));
    }

    @Test
    void agentsStartDifferentAndSmallInTheLastLayer() {
        PolicyBank bank = PolicyBank.initialise(SHAPE, 3, Stream.of(1));
        assertFalse(Arrays.equals(bank.weights(0), bank.weights(1)));
        assertArrayEquals(
                bank.weights(2), PolicyBank.initialise(SHAPE, 30, Stream.of(1)).weights(2));
        float[] weights = bank.weights(0);
        int lastLayer = weights.length - (70 + 1) * 2;
        double variance = 0;
        for (int index = 6 * 7; index < 6 * 7 + 7 * 70; index++) {
            variance += weights[index] * weights[index] / (7.0 * 70);
        }
        assertEquals(1.0 / 7, variance, 0.03);
        for (int index = lastLayer; index < weights.length; index++) {
            assertTrue(Math.abs(weights[index]) < 0.1);
        }
        assertEquals(0, weights[lastLayer - 1], "a bias");
    }

    @Test
    void surrogateSettingsAreChecked() {
        assertEquals(20, SurrogateSettings.proximal(0.05, 1e-3, 1).perRadius());
        assertEquals(0, SurrogateSettings.linear(1e-3, 1).perRadius());
        assertThrows(
                IllegalArgumentException.class,
                () -> SurrogateSettings.of(Surrogate.CLIP, Double.POSITIVE_INFINITY, 1e-3, 1));
        assertThrows(IllegalArgumentException.class, () -> SurrogateSettings.proximal(0, 1e-3, 1));
        assertThrows(IllegalArgumentException.class, () -> SurrogateSettings.linear(0, 1));
        assertThrows(IllegalArgumentException.class, () -> SurrogateSettings.linear(1e-3, Double.NaN));
    }
}
