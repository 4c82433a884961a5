package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.random.Stream;

/// The samples of a pass in random order, cut into parts, epoch after epoch: the same for all agents.
final class Minibatches {
    private final int[][] orders;
    private final int parts;

    /// What is done on a part: the samples `order[from .. from+count-1]`.
    @FunctionalInterface
    interface Step {
        void run(int[] order, int from, int count);
    }

    Minibatches(int epochs, int minibatches, int samples, Stream stream) {
        orders = new int[epochs][];
        Arrays.setAll(orders, epoch -> stream.permutation(epoch, samples));
        parts = Math.min(minibatches, samples);
    }

    void forEach(Step step) {
        for (int[] order : orders) {
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) part * order.length / parts);
                int to = (int) ((long) (part + 1) * order.length / parts);
                step.run(order, from, to - from);
            }
        }
    }
}
