package org.gridlang.runtime.learn;

/// Training cannot go on: the message says what failed, in which pass and where. The last good checkpoint
/// stays.
public final class TrainingFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrainingFailure(String message) {
        super(message);
    }
}
