package org.gridlang.runtime.network;

/// The taps of a regulated winding: `steps` equal steps between the turns ratios `lowest` and `highest`. Tap 0 is in
/// the
/// middle, so that 32 steps are the taps -16 to 16.
public record TapRange(double lowest, double highest, int steps) {
    /// Plus and minus 10 % in 32 steps of 0.00625.
    public static final TapRange USUAL = new TapRange(0.9, 1.1, 32);

    public TapRange {
        Checks.positive(lowest, "a range of taps", "the lowest ratio");
        Checks.positive(highest, "a range of taps", "the highest ratio");
        if (!(lowest < highest) || steps < 1) {
            throw new IllegalArgumentException(
                    "a range of taps must rise in steps, but has " + steps + " from " + lowest + " to " + highest);
        }
    }

    /// Turns ratio of one step.
    public double step() {
        return (highest - lowest) / steps;
    }

    /// Number of the highest tap; that of the lowest is its negative.
    public int last() {
        return steps / 2;
    }

    /// Turns ratio of a tap.
    public double ratio(int tapNumber) {
        return (lowest + highest) / 2 + step() * tapNumber;
    }

    /// Number of the tap that is nearest to a turns ratio.
    public int nearest(double ratio) {
        long tap = Math.round((ratio - (lowest + highest) / 2) / step());
        return (int) Math.max(-last(), Math.min(last(), tap));
    }
}
