package org.gridlang.runtime.network;

/// A step voltage regulator: it sets the tap of one winding of a transformer to `1 + 0.00625 tapNumber`.
///
/// Taps are held at `tapNumber`; the control settings are carried as data.
///
/// @param transformer name of the transformer it acts on
/// @param winding index of the tapped winding, from 0
/// @param tapNumber -16 to 16
/// @param control settings of the line-drop compensated control
public record Regulator(String name, String transformer, int winding, int tapNumber, Control control) {
    /// Voltage ratio of one tap step.
    public static final double STEP = 0.00625;

    /// @param voltage set point in V on the secondary of the potential transformer
    /// @param band width of the dead band in V
    /// @param potentialRatio ratio of the potential transformer
    /// @param currentPrimary rating of the current transformer's primary in A
    /// @param resistance R setting of the line-drop compensator in V
    /// @param reactance X setting of the line-drop compensator in V
    public record Control(
            double voltage,
            double band,
            double potentialRatio,
            double currentPrimary,
            double resistance,
            double reactance) {
        public Control {
            Checks.positive(voltage, "a regulator control", "the voltage");
            Checks.positive(band, "a regulator control", "the band");
            Checks.positive(potentialRatio, "a regulator control", "the potential transformer's ratio");
            Checks.positive(currentPrimary, "a regulator control", "the current transformer's primary");
            Checks.finite(resistance, "a regulator control", "the resistance");
            Checks.finite(reactance, "a regulator control", "the reactance");
        }
    }

    public Regulator {
        Checks.named(name, "a regulator");
        Checks.named(transformer, "the transformer of regulator " + name);
        if (tapNumber < -16 || tapNumber > 16) {
            throw new IllegalArgumentException(
                    "the tap of regulator " + name + " must lie in -16..16, but is " + tapNumber);
        }
        if (winding < 0) {
            throw new IllegalArgumentException("the winding of regulator " + name + " is counted from 0");
        }
    }

    /// The tap as a turns ratio.
    public double ratio() {
        return 1 + STEP * tapNumber;
    }

    public Regulator withTapNumber(int newTapNumber) {
        return new Regulator(name, transformer, winding, newTapNumber, control);
    }
}
