package org.gridlang.runtime.policy;

/// A loss of a minibatch, through its derivative at the outputs of a network, for [LossStep].
@FunctionalInterface
public interface OutputLoss {
    /// Writes the derivatives for some samples of the minibatch.
    ///
    /// @param outputs of the network as it is now, `[sample * outputs + output]`; not to be changed
    /// @param indices sample numbers; these are `indices[firstIndex .. firstIndex+samples-1]`
    /// @param into every number is to be written, laid out as `outputs`
    void derivative(float[] outputs, int[] indices, int firstIndex, int samples, float[] into);
}
