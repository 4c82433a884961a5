package org.gridlang.opendss.convert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.LengthUnit;
import org.gridlang.opendss.line.Conductor;

/// Wires and cables: `New WireData.acsr Rac=0.306 Runits=mi GMRac=0.0244 GMRunits=ft Diam=0.721 Radunits=in`.
final class Conductors {
    /// Geometric mean radius of a round wire over its radius, `exp(-1/4)`.
    private static final double ROUND = 0.7788;

    /// Resistance at power frequency over that to direct current.
    private static final double AC_OVER_DC = 1.02;

    private final Findings findings;
    private final Map<DssObject, Optional<Conductor>> known = new HashMap<>();

    Conductors(Findings findings) {
        this.findings = findings;
    }

    /// The conductor of an object of class `WireData`, `CNData` or `TSData`; empty if it lacks something.
    Optional<Conductor> of(DssObject object) {
        return known.computeIfAbsent(object, each -> new Reading(each).read());
    }

    double ampacity(DssObject object) {
        return object.number("normamps", findings.faults()).orElse(0);
    }

    /// One wire or cable while its properties are read.
    private final class Reading {
        private final DssObject object;
        private final double perMetre;
        private final double meanRadiusUnit;
        private final double radiusUnit;
        private boolean complete = true;

        Reading(DssObject object) {
            this.object = object;
            perMetre = 1 / metres(object.unit("runits", findings.faults()));
            var meanRadius = object.unit("gmrunits", findings.faults());
            var radius = object.unit("radunits", findings.faults());
            meanRadiusUnit = metres(meanRadius.or(() -> radius));
            radiusUnit = metres(radius.or(() -> meanRadius));
        }

        Optional<Conductor> read() {
            var wire = wire();
            Optional<Conductor> conductor = switch (object.kind()) {
                case CNDATA -> concentricNeutral(wire);
                case TSDATA -> tapeShield(wire);
                default -> Optional.of(wire);
            };
            return complete ? conductor : Optional.empty();
        }

        private Conductor.Wire wire() {
            var ac = number("rac");
            var dc = number("rdc");
            if (ac.isEmpty() && dc.isEmpty()) {
                missing("rac", "its resistance, Rac or Rdc");
            }
            double acResistance = ac.orElse(AC_OVER_DC * dc.orElse(1)) * perMetre;
            double dcResistance = dc.orElse(ac.orElse(1) / AC_OVER_DC) * perMetre;
            var diameter = number("diam");
            var radius = diameter.isPresent() ? OptionalDouble.of(diameter.getAsDouble() / 2) : number("radius");
            var meanRadius = number("gmrac");
            if (radius.isEmpty() && meanRadius.isEmpty()) {
                missing("radius", "its size: Diam, Radius or GMRac");
            }
            // One of the two follows from the number of the other, before units are looked at.
            double outer = radius.orElse(meanRadius.orElse(ROUND) / ROUND) * radiusUnit;
            double mean = meanRadius.orElse(radius.orElse(1) * ROUND) * meanRadiusUnit;
            var capacitance = number("capradius");
            return new Conductor.Wire(
                    dcResistance,
                    acResistance,
                    mean,
                    outer,
                    capacitance.isPresent() ? capacitance.getAsDouble() * radiusUnit : outer);
        }

        private Optional<Conductor> concentricNeutral(Conductor.Wire core) {
            double diameter = needed("diastrand", "the diameter of a strand");
            double meanRadius = number("gmrstrand").orElse(ROUND * diameter / 2) * meanRadiusUnit;
            var cable = new Conductor.ConcentricNeutral(
                    core,
                    insulation(),
                    (int) number("k").orElse(2),
                    needed("diacable", "its diameter over the strands") * radiusUnit,
                    diameter * radiusUnit,
                    meanRadius,
                    needed("rstrand", "the resistance of a strand") * perMetre);
            return Optional.of(cable);
        }

        private Optional<Conductor> tapeShield(Conductor.Wire core) {
            return Optional.of(new Conductor.TapeShield(
                    core,
                    insulation(),
                    needed("diashield", "the diameter over the shield") * radiusUnit,
                    needed("tapelayer", "the thickness of the tape") * radiusUnit,
                    number("tapelap").orElse(20)));
        }

        private Conductor.Insulation insulation() {
            return new Conductor.Insulation(
                    number("epsr").orElse(2.3),
                    needed("diains", "the diameter over the insulation") * radiusUnit,
                    needed("inslayer", "the thickness of the insulation") * radiusUnit);
        }

        private double needed(String property, String what) {
            var number = number(property);
            if (number.isEmpty()) {
                missing(property, what);
            }
            return number.orElse(1);
        }

        /// A positive number; others are reported.
        private OptionalDouble number(String property) {
            var number = object.number(property, findings.faults());
            if (number.isPresent() && !(number.getAsDouble() > 0)) {
                findings.outOfRange(
                        object,
                        property,
                        "%s of %s is %s".formatted(property, object.title(), Numbers.text(number.getAsDouble())),
                        "more than zero");
                complete = false;
                return OptionalDouble.empty();
            }
            return number;
        }

        private void missing(String property, String what) {
            if (complete) {
                findings.outOfRange(object, property, object.title() + " does not say all that it needs", what);
            }
            complete = false;
        }

        private static double metres(Optional<LengthUnit> unit) {
            return unit.filter(each -> each != LengthUnit.NONE)
                    .map(LengthUnit::metres)
                    .orElse(1.0);
        }
    }
}
