package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.junit.jupiter.api.Test;

/// What counts as thrown and lost, on actions and gradients given by hand.
final class RunawayTest {
    private static final int AGENTS = 4;
    private static final int DAYS = 2;
    private static final int STEPS = 3;

    private final NeuralController controller = new NeuralController(
            new PolicyBank(new PolicyShape(2, List.of(3), 1), AGENTS),
            new ObservationScale(new double[2], new double[] {1, 1}),
            DAYS,
            16,
            STEPS,
            1);
    private final Runaway runaway =
            new Runaway(new World(new SmallProblem(STEPS, 1).batteries(AGENTS)), List.of(controller));

    /// Lets the first agents act and be asked like that, the others stay in the middle.
    private void set(int agents, float action, float gradient) {
        Arrays.fill(controller.actions, 0);
        Arrays.fill(controller.gradient, 0);
        Arrays.fill(controller.actions, 0, controller.actionAt(agents, 0), action);
        Arrays.fill(controller.gradient, 0, controller.actionAt(agents, 0), gradient);
    }

    private void passes(int first, int count) {
        for (int pass = first; pass < first + count; pass++) {
            runaway.watch(pass, 0.5, 2);
        }
    }

    @Test
    void mostAgentsThrownAndAskedBackEndTheTraining() {
        passes(0, 3);
        set(3, 0.999f, 1);
        assertFalse(runaway.sound());
        passes(3, 4);
        var failure = assertThrows(TrainingFailure.class, () -> runaway.watch(7, 0.5, 2));
        var message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("pass 8: the steps are too long: since pass 3, 3 of 4 agents "), message);
        assertTrue(message.contains("first population batteries, agent 0 (at "), message);
        assertTrue(message.contains("lower the rate, now 0.5 ") && message.contains("radius, now 2.0 "), message);
    }

    @Test
    void halfOfTheAgentsDoNot() {
        passes(0, 3);
        set(2, 0.999f, 1);
        assertTrue(runaway.sound());
        passes(3, 20);
    }

    /// At 1 a negative gradient asks for still more: the end is where the agent should be.
    @Test
    void anEndThatIsTheOptimumDoesNot() {
        passes(0, 3);
        set(AGENTS, 0.999f, -1);
        passes(3, 20);
    }

    /// By many steps a policy may well come to an end of its range.
    @Test
    void comingThereSlowlyDoesNot() {
        int pass = 0;
        for (float action : new float[] {0.5f, 0.9f, 0.97f, 0.999f}) {
            set(AGENTS, action, 1);
            passes(pass++, 1);
            assertTrue(runaway.sound());
        }
        passes(pass, 20);
    }

    @Test
    void agentsThatComeBackAreForgiven() {
        passes(0, 3);
        set(AGENTS, -0.999f, -1);
        passes(3, 4);
        set(AGENTS, 0.5f, 1);
        assertTrue(runaway.sound());
        passes(7, 20);
    }

    @Test
    void aCheckpointRemembersWhoWasThrown() {
        passes(0, 3);
        set(AGENTS, 0.999f, 1);
        passes(3, 4);
        var again = new Runaway(new World(new SmallProblem(STEPS, 1).batteries(AGENTS)), List.of(controller));
        again.restore(runaway.memory());
        assertThrows(TrainingFailure.class, () -> again.watch(7, 0.5, 2));
    }
}
