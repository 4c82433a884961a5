package org.gridlang.runtime.deploy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// ONNX Runtime, an implementation that is not ours, reads the models and acts as the kernels do.
class OnnxModelTest {
    private static final int SAMPLES = 50;

    @Test
    void onnxRuntimeActsAsTheKernelsDo() throws OrtException {
        System.out.println("OnnxModelTest: -Dseed=" + Agents.SEED);
        var environment = OrtEnvironment.getEnvironment();
        for (AgentPolicy policy : Agents.random()) {
            try (var session = environment.createSession(OnnxModel.of(policy))) {
                assertEquals(Set.of("observation", "low", "high"), session.getInputNames());
                compare(policy, environment, session);
            }
        }
    }

    private static void compare(AgentPolicy policy, OrtEnvironment environment, OrtSession session)
            throws OrtException {
        int actions = policy.actions().size();
        var observations = new double[SAMPLES][];
        var low = new double[SAMPLES][actions];
        var high = new double[SAMPLES][actions];
        for (int sample = 0; sample < SAMPLES; sample++) {
            observations[sample] = Agents.observation(sample);
            Arrays.fill(low[sample], -5000 + 10 * sample);
            Arrays.fill(high[sample], 20 * sample);
        }
        try (var result = session.run(Map.of(
                "observation", OnnxTensor.createTensor(environment, observations),
                "low", OnnxTensor.createTensor(environment, low),
                "high", OnnxTensor.createTensor(environment, high)))) {
            var raw = (double[][]) result.get("raw").orElseThrow().getValue();
            var action = (double[][]) result.get("action").orElseThrow().getValue();
            var acting = new ActingAgent(policy);
            for (int sample = 0; sample < SAMPLES; sample++) {
                float[] expected = acting.act(observations[sample]);
                for (int each = 0; each < actions; each++) {
                    assertEquals(expected[each], raw[sample][each], 1e-6, policy.name());
                    double physical = AgentPolicy.physical(raw[sample][each], low[sample][each], high[sample][each]);
                    assertEquals(physical, action[sample][each], 1e-9, policy.name());
                }
            }
        }
    }

    @Test
    void theModelTellsWhoseItIs() throws OrtException {
        var policy = Agents.random().getFirst();
        try (var session = OrtEnvironment.getEnvironment().createSession(OnnxModel.of(policy))) {
            var metadata = session.getMetadata();
            assertEquals("gridlang", metadata.getProducerName());
            assertEquals("batteries:0", metadata.getCustomMetadata().get("agent"));
            assertEquals(
                    policy.features(),
                    Objects.requireNonNull(metadata.getCustomMetadata().get("features"))
                            .lines()
                            .toList());
        }
    }

    @Test
    void agentsOfAPopulationDiffer() {
        var agents = Agents.random();
        var observation = Agents.observation(0);
        float[] first = new ActingAgent(agents.get(0)).act(observation);
        float[] second = new ActingAgent(agents.get(1)).act(observation);
        assertEquals(1, first.length);
        assertEquals(false, Arrays.equals(first, second));
        assertArrayEquals(first, new ActingAgent(agents.get(0)).act(observation));
    }
}
