package org.gridlang.opendss.line;

/// What hangs on a pole or lies in a trench: a bare wire, or a cable whose core has a sheath of its own.
public sealed interface Conductor {
    /// The wire, or the core of the cable.
    Wire core();

    /// A bare wire.
    ///
    /// @param dcResistance in ohm/m
    /// @param acResistance in ohm/m at power frequency
    /// @param meanRadius geometric mean radius in m
    /// @param radius outer radius in m
    /// @param capacitanceRadius radius in m that counts for capacitance; that of a bundle differs from `radius`
    record Wire(double dcResistance, double acResistance, double meanRadius, double radius, double capacitanceRadius)
            implements Conductor {
        @Override
        public Wire core() {
            return this;
        }
    }

    /// The insulation of a cable between its core and its sheath.
    ///
    /// @param permittivity relative to that of a vacuum
    /// @param diameter over the insulation in m
    /// @param thickness of the insulation in m
    record Insulation(double permittivity, double diameter, double thickness) {
        /// Capacitance between core and sheath in F/m: `2 pi e0 er / ln(outer/inner)`.
        double capacitance() {
            double outer = diameter / 2;
            return 2 * Math.PI * LineConstants.PERMITTIVITY * permittivity / Math.log(outer / (outer - thickness));
        }
    }

    /// A cable with strands of neutral wire around it.
    ///
    /// @param strands how many
    /// @param cableDiameter over the strands in m
    /// @param strandDiameter in m
    /// @param strandMeanRadius geometric mean radius of one strand in m
    /// @param strandResistance of one strand in ohm/m
    record ConcentricNeutral(
            Wire core,
            Insulation insulation,
            int strands,
            double cableDiameter,
            double strandDiameter,
            double strandMeanRadius,
            double strandResistance)
            implements Conductor {
        /// Radius of the circle through the centres of the strands, in m.
        double neutralRadius() {
            return (cableDiameter - strandDiameter) / 2;
        }

        /// Geometric mean radius of all strands together, in m.
        double neutralMeanRadius() {
            return Math.pow(strandMeanRadius * strands * Math.pow(neutralRadius(), strands - 1.0), 1.0 / strands);
        }
    }

    /// A cable with a shield of overlapping copper tape.
    ///
    /// @param shieldDiameter over the tape in m
    /// @param tapeThickness in m
    /// @param tapeLap overlap of the tape in percent
    record TapeShield(Wire core, Insulation insulation, double shieldDiameter, double tapeThickness, double tapeLap)
            implements Conductor {
        /// Resistivity of tape copper in ohm m, which allows for the winding (Kersting, Distribution System Modeling
        /// and
        /// Analysis, ch. 4, in other units).
        private static final double RESISTIVITY = 2.3718e-8;

        /// Radius of the middle of the tape, in m, which is also its geometric mean radius.
        double shieldRadius() {
            return (shieldDiameter - tapeThickness) / 2;
        }

        /// Resistance of the shield in ohm/m.
        double shieldResistance() {
            return 0.3183 * RESISTIVITY / (shieldDiameter * tapeThickness * Math.sqrt(50.0 / (100.0 - tapeLap)));
        }
    }
}
