package org.gridlang.runtime.policy;

/// The memory of one thread for [PolicyKernels] on policies of one shape. Make one per thread and shape and keep it.
public final class Workspace {
    final int capacity;

    /// @param capacity the most samples that [PolicyKernels#forwardKeeping] will keep
    public Workspace(PolicyShape shape, int capacity) {
        this.capacity = capacity;
    }
}
