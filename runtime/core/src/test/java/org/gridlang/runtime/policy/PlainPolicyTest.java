package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.PolicyCase.AGENT;
import static org.gridlang.runtime.policy.PolicyCase.widen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// The twin's derivatives against central differences of its own forward pass.
final class PlainPolicyTest {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-8;
    private static final List<PolicyShape> SHAPES = List.of(
            new PolicyShape(3, List.of(5), 1),
            new PolicyShape(4, List.of(7, 6), 2),
            new PolicyShape(2, List.of(4, 17, 3), 3));

    @Test
    void weightGradientIsTheDerivative() {
        for (PolicyShape shape : SHAPES) {
            PolicyCase c = new PolicyCase(shape, 6, Stream.of(5));
            PolicyBank64 bank = new PolicyBank64(c.bank);
            double[] gradient = new double[shape.weightCount()];
            PlainPolicy.weightGradient(
                    bank, AGENT, widen(c.x), c.xStart, c.samples, widen(c.gradientAtActions), c.actionStart, gradient);
            for (int index = 0; index < gradient.length; index++) {
                double weight = bank.weight(AGENT, index);
                bank.setWeight(AGENT, index, weight + STEP);
                double above = loss(bank, c, widen(c.x));
                bank.setWeight(AGENT, index, weight - STEP);
                double below = loss(bank, c, widen(c.x));
                bank.setWeight(AGENT, index, weight);
                assertEquals((above - below) / (2 * STEP), gradient[index], TOLERANCE, c + " weight " + index);
            }
        }
    }

    @Test
    void inputGradientIsTheDerivative() {
        for (PolicyShape shape : SHAPES) {
            PolicyCase c = new PolicyCase(shape, 6, Stream.of(6));
            PolicyBank64 bank = new PolicyBank64(c.bank);
            double[] x = widen(c.x);
            double[] gradient = new double[x.length];
            PlainPolicy.inputGradient(
                    bank, AGENT, x, c.xStart, c.samples, widen(c.gradientAtActions), c.actionStart, gradient, c.xStart);
            for (int sample = 0; sample < c.samples; sample++) {
                for (int input = 0; input < shape.inputs(); input++) {
                    int at = c.xStart + sample * shape.paddedInputs() + input;
                    double value = x[at];
                    x[at] = value + STEP;
                    double above = loss(bank, c, x);
                    x[at] = value - STEP;
                    double below = loss(bank, c, x);
                    x[at] = value;
                    assertEquals((above - below) / (2 * STEP), gradient[at], TOLERANCE, c + " input " + input);
                }
            }
        }
    }

    private static double loss(PolicyBank64 bank, PolicyCase c, double[] x) {
        double[] actions = new double[c.actionStart + c.samples * c.shape.outputs()];
        PlainPolicy.forward(bank, AGENT, x, c.xStart, c.samples, actions, c.actionStart);
        double loss = 0;
        for (int index = c.actionStart; index < actions.length; index++) {
            loss += actions[index] * c.gradientAtActions[index];
        }
        return loss;
    }
}
