package org.gridlang.runtime.network;

/// How consumption depends on voltage: the shares of constant power, constant current magnitude (at constant
/// power factor) and constant impedance. They add up to one; measured mixtures may have negative shares.
public record LoadShares(double power, double current, double impedance) {
    /// Consumption does not depend on voltage (OpenDSS model 1).
    public static final LoadShares POWER = new LoadShares(1, 0, 0);
    /// Consumption is proportional to the voltage magnitude (OpenDSS model 5).
    public static final LoadShares CURRENT = new LoadShares(0, 1, 0);
    /// Consumption is proportional to the square of the voltage magnitude (OpenDSS model 2).
    public static final LoadShares IMPEDANCE = new LoadShares(0, 0, 1);

    public LoadShares {
        double size = Math.abs(power) + Math.abs(current) + Math.abs(impedance);
        if (!(Math.abs(power + current + impedance - 1) <= 1e-9 * size)) {
            throw new IllegalArgumentException(
                    "load shares must add up to 1, but are " + power + ", " + current + ", " + impedance);
        }
    }
}
