package org.gridlang.runtime.problem;

/// What the regulators and capacitor controls of a problem's feeder do: `regulators: smooth(gain: 8)`.
public sealed interface Regulation {
    /// Everything stands as in the network.
    Regulation LOCKED = new Locked();
    /// The controls act.
    Regulation ACTIVE = new Active();

    /// `regulators: locked`: taps and capacitors stand as in the network.
    record Locked() implements Regulation {}

    /// `regulators: smooth`: in training, regulators follow their voltages without steps, so that its derivatives see
    /// them, and capacitors stand as in the network; in evaluation the controls act.
    ///
    /// @param gain turns ratio per unit of the target by which the voltage misses it
    record Smooth(double gain) implements Regulation {
        /// A voltage of 1 % beside its target moves a regulator by 8 % of its turns.
        public static final double USUAL_GAIN = 8;

        public Smooth {
            if (!(gain > 0 && gain < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the gain of smooth regulators must be positive, but is " + gain);
            }
        }
    }

    /// `regulators: active`: the controls act in training and in evaluation, through each day from the settings of the
    /// network on; derivatives are those at held taps.
    record Active() implements Regulation {}
}
