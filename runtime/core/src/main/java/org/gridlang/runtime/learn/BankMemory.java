package org.gridlang.runtime.learn;

import org.gridlang.runtime.policy.AgentState;
import org.gridlang.runtime.policy.PolicyBank;

/// The networks of a bank as one array of numbers, for [Learner#memory]: per agent weights, both moments of Adam and
/// its step count.
final class BankMemory {
    private BankMemory() {}

    static double[] of(PolicyBank bank) {
        int weights = bank.shape().weightCount();
        var numbers = new double[Math.multiplyExact(bank.agents(), 3 * weights + 1)];
        int next = 0;
        for (int agent = 0; agent < bank.agents(); agent++) {
            var state = bank.state(agent);
            for (float[] part : new float[][] {state.weights(), state.firstMoment(), state.secondMoment()}) {
                for (float value : part) {
                    numbers[next++] = value;
                }
            }
            numbers[next++] = state.steps();
        }
        return numbers;
    }

    static void restore(PolicyBank bank, double[] numbers) {
        int weights = bank.shape().weightCount();
        if (numbers.length != bank.agents() * (3 * weights + 1)) {
            throw new IllegalArgumentException(
                    numbers.length + " numbers for " + bank.agents() + " networks of " + bank.shape());
        }
        int next = 0;
        for (int agent = 0; agent < bank.agents(); agent++) {
            var parts = new float[3][weights];
            for (float[] part : parts) {
                for (int index = 0; index < weights; index++) {
                    part[index] = (float) numbers[next++];
                }
            }
            bank.restore(agent, new AgentState(parts[0], parts[1], parts[2], (int) numbers[next++]));
        }
    }
}
