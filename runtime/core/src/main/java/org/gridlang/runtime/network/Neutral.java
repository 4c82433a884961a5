package org.gridlang.runtime.network;

/// Where the common end of a wye winding's coils goes: `Neutral.GROUNDED`, `Neutral.at(4).through(0.4, 0)`.
///
/// @param terminal number of the conductor at the winding's bus if it is brought out, else 0
/// @param resistance between the neutral and ground in ohm; with `reactance` zero, there is no such impedance
/// @param reactance between the neutral and ground in ohm
public record Neutral(Kind kind, int terminal, double resistance, double reactance) {
    /// What the neutral meets.
    public enum Kind {
        /// A delta winding has no neutral.
        NONE,
        /// Ground, without impedance.
        GROUNDED,
        /// Nothing: the currents of the coils add up to zero.
        FLOATING,
        /// Ground, through an impedance.
        IMPEDANCE,
        /// A terminal of the bus, to which other elements may connect; perhaps also ground through an impedance.
        TERMINAL
    }

    public static final Neutral NONE = new Neutral(Kind.NONE, 0, 0, 0);
    public static final Neutral GROUNDED = new Neutral(Kind.GROUNDED, 0, 0, 0);
    public static final Neutral FLOATING = new Neutral(Kind.FLOATING, 0, 0, 0);

    public Neutral {
        Checks.notNegative(resistance, "a neutral", "the resistance");
        Checks.finite(reactance, "a neutral", "the reactance");
        if ((kind == Kind.TERMINAL) != (terminal > 0)) {
            throw new IllegalArgumentException("a neutral that is " + kind + " cannot be at terminal " + terminal);
        }
        boolean impedance = resistance != 0 || reactance != 0;
        if (kind == Kind.IMPEDANCE ? !impedance : impedance && kind != Kind.TERMINAL) {
            throw new IllegalArgumentException(
                    "a neutral that is " + kind + " cannot have the impedance " + resistance + " + j" + reactance);
        }
    }

    /// A neutral that is brought out at a terminal of the winding's bus.
    public static Neutral at(int terminal) {
        return new Neutral(Kind.TERMINAL, terminal, 0, 0);
    }

    /// A neutral that nothing else meets, grounded through an impedance in ohm.
    public static Neutral grounded(double resistance, double reactance) {
        return new Neutral(Kind.IMPEDANCE, 0, resistance, reactance);
    }

    /// This neutral, brought out and also grounded through an impedance in ohm.
    public Neutral through(double newResistance, double newReactance) {
        return new Neutral(kind, terminal, newResistance, newReactance);
    }
}
