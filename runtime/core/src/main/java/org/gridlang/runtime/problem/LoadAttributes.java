package org.gridlang.runtime.problem;

import org.gridlang.runtime.network.Load;

/// What a formula may ask of a base load and its record does not say itself.
public final class LoadAttributes {
    private LoadAttributes() {}

    /// Active over apparent power; 1 for a load that has neither.
    public static double powerFactor(Load load) {
        double apparent = Math.hypot(load.power(), load.reactivePower());
        return apparent == 0 ? 1 : Math.abs(load.power()) / apparent;
    }
}
