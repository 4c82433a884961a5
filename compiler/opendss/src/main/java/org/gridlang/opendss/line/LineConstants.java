package org.gridlang.opendss.line;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.SquareMatrix;

/// The impedance and capacitance of a line from its cross-section: self impedance `r + Ze + j w mu0/(2 pi) ln(1/GMR)`,
/// mutual `Ze + j w mu0/(2 pi) ln(1/D)`, where `Ze` is what the earth adds. Sheaths of cables are reduced out; bare
/// neutrals are kept or reduced out.
///
/// Formulas and constants are those of OpenDSS, so that the same geometry gives the same line there and here; of cables
/// also those of Kersting, Distribution System Modeling and Analysis, chapters 4 and 5.
public final class LineConstants {
    /// Of the vacuum in H/m, with as many digits as OpenDSS has.
    static final double PERMEABILITY = 12.56637e-7;

    /// Of the vacuum in F/m, with as many digits as OpenDSS has.
    static final double PERMITTIVITY = 8.854e-12;

    private final List<PlacedConductor> conductors;
    private final int phases;
    private final EarthReturn earth;

    /// A sheath that lies around conductor `around`.
    private record Sheath(int around, double resistance, double meanRadius, double radius, int strands) {}

    private LineConstants(List<PlacedConductor> conductors, int phases, EarthReturn earth) {
        this.conductors = conductors;
        this.phases = phases;
        this.earth = earth;
    }

    /// A line of which the first `phases` conductors are phases and the others bare neutrals.
    ///
    /// @param frequency in Hz
    /// @param resistivity of the earth in ohm m
    /// @return values of one metre, all conductors kept
    public static LineMatrices of(
            List<PlacedConductor> conductors, int phases, double frequency, double resistivity, EarthModel model) {
        return new LineConstants(List.copyOf(conductors), phases, new EarthReturn(model, frequency, resistivity))
                .perMetre();
    }

    private LineMatrices perMetre() {
        return LineMatrices.of(impedance().first(conductors.size()), capacitance());
    }

    /// Self and mutual impedance of all conductors, then of the sheaths.
    private ComplexSquare impedance() {
        var sheaths = sheaths();
        int count = conductors.size();
        var impedance = new ComplexSquare(count + sheaths.size());
        for (int i = 0; i < count; i++) {
            var wire = conductors.get(i).conductor().core();
            impedance.set(i, i, loop(i, i, wire.meanRadius()).plus(new Complex(resistance(wire), 0)));
            for (int j = 0; j < i; j++) {
                impedance.setBoth(i, j, loop(i, j, conductors.get(i).distance(conductors.get(j))));
            }
        }
        for (int s = 0; s < sheaths.size(); s++) {
            var sheath = sheaths.get(s);
            int row = count + s;
            impedance.set(
                    row,
                    row,
                    loop(sheath.around, sheath.around, sheath.meanRadius).plus(new Complex(sheath.resistance, 0)));
            for (int t = 0; t < s; t++) {
                int other = sheaths.get(t).around;
                double distance = conductors.get(sheath.around).distance(conductors.get(other));
                impedance.setBoth(row, count + t, loop(sheath.around, other, distance));
            }
            for (int j = 0; j < count; j++) {
                impedance.setBoth(row, j, loop(sheath.around, j, distance(sheath, j)));
            }
        }
        return impedance;
    }

    /// Impedance of a loop through the earth whose conductors are `distance` apart, without their resistance.
    private Complex loop(int one, int other, double distance) {
        double omega = 2 * Math.PI * earth.frequency();
        return earth.impedance(conductors.get(one), conductors.get(other))
                .plus(new Complex(0, omega * PERMEABILITY / (2 * Math.PI) * -Math.log(distance)));
    }

    private double resistance(Conductor.Wire wire) {
        return switch (earth.model()) {
            case CARSON, FULL_CARSON -> wire.acResistance();
            case DERI -> SkinEffect.resistance(wire.dcResistance(), earth.frequency());
        };
    }

    private double distance(Sheath sheath, int conductor) {
        if (sheath.around == conductor) {
            return sheath.radius;
        }
        double distance = conductors.get(sheath.around).distance(conductors.get(conductor));
        return sheath.strands == 0
                ? distance
                : Math.pow(
                        Math.pow(distance, sheath.strands) - Math.pow(sheath.radius, sheath.strands),
                        1.0 / sheath.strands);
    }

    private List<Sheath> sheaths() {
        var sheaths = new ArrayList<Sheath>();
        for (int k = 0; k < phases; k++) {
            switch (conductors.get(k).conductor()) {
                case Conductor.Wire _ -> {}
                case Conductor.ConcentricNeutral cable ->
                    sheaths.add(new Sheath(
                            k,
                            cable.strandResistance() / cable.strands(),
                            cable.neutralMeanRadius(),
                            cable.neutralRadius(),
                            cable.strands()));
                case Conductor.TapeShield cable ->
                    sheaths.add(new Sheath(k, cable.shieldResistance(), cable.shieldRadius(), cable.shieldRadius(), 0));
            }
        }
        return sheaths;
    }

    /// Of cables that of the insulation; of wires in the air the inverse of the potential coefficients `ln(image
    /// distance / distance) / (2 pi e0)`.
    private SquareMatrix capacitance() {
        int count = conductors.size();
        var rows = new double[count][count];
        if (conductors.stream().anyMatch(each -> !(each.conductor() instanceof Conductor.Wire))) {
            for (int k = 0; k < phases; k++) {
                rows[k][k] = switch (conductors.get(k).conductor()) {
                    case Conductor.Wire _ -> 0;
                    case Conductor.ConcentricNeutral cable -> cable.insulation().capacitance();
                    case Conductor.TapeShield cable -> cable.insulation().capacitance();
                };
            }
            return SquareMatrix.of(rows);
        }
        var potential = new ComplexSquare(count);
        for (int i = 0; i < count; i++) {
            var one = conductors.get(i);
            for (int j = 0; j <= i; j++) {
                var other = conductors.get(j);
                double distance = i == j ? one.conductor().core().capacitanceRadius() : one.distance(other);
                potential.setBoth(
                        i,
                        j,
                        new Complex(Math.log(one.imageDistance(other) / distance) / (2 * Math.PI * PERMITTIVITY), 0));
            }
        }
        var inverse = potential.inverse();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                rows[i][j] = inverse.at(i, j).re();
            }
        }
        return SquareMatrix.of(rows);
    }
}
