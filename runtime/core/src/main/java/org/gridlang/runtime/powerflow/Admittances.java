package org.gridlang.runtime.powerflow;

import java.util.List;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// The admittance of each kind of element, in siemens. Conventions are those of OpenDSS, so that a network
/// gives the same nodal matrix there and here.
final class Admittances {
    private Admittances() {}

    /// A line of `n` conductors, over `from` then `to`: `[Ys + jwC/2, -Ys; -Ys, Ys + jwC/2]` with `Ys = (R +
    /// jX)^-1`.
    static ComplexMatrix line(Line line, double frequency) {
        int conductors = line.fromTerminals().size();
        var impedance = new ComplexMatrix(conductors);
        for (int row = 0; row < conductors; row++) {
            for (int column = 0; column < conductors; column++) {
                impedance.add(
                        row,
                        column,
                        line.resistance().at(row, column),
                        line.reactance().at(row, column));
            }
        }
        var series = impedance.inverse();
        double omega = 2 * Math.PI * frequency;
        var admittance = new ComplexMatrix(2 * conductors);
        for (int row = 0; row < conductors; row++) {
            for (int column = 0; column < conductors; column++) {
                double real = series.re(row, column);
                double imaginary = series.im(row, column);
                double shunt = omega * line.capacitance().at(row, column) / 2;
                admittance.add(row, column, real, imaginary + shunt);
                admittance.add(row + conductors, column + conductors, real, imaginary + shunt);
                admittance.add(row, column + conductors, -real, -imaginary);
                admittance.add(row + conductors, column, -real, -imaginary);
            }
        }
        return admittance;
    }

    /// The source's impedance as an admittance of its three phases: self `(2 Z1 + Z0)/3`, mutual `(Z0 - Z1)/3`.
    static ComplexMatrix source(Source source) {
        var impedance = new ComplexMatrix(3);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double positive = row == column ? 2.0 / 3 : -1.0 / 3;
                impedance.add(
                        row,
                        column,
                        positive * source.r1() + source.r0() / 3,
                        positive * source.x1() + source.x0() / 3);
            }
        }
        return impedance.inverse();
    }

    /// A capacitor bank over its terminals: `jQ/V^2` per phase to ground (wye) or per pair (delta).
    static ComplexMatrix capacitor(Capacitor capacitor) {
        int terminals = capacitor.terminals().size();
        var admittance = new ComplexMatrix(terminals);
        double rated = capacitor.ratedVoltage();
        switch (capacitor.connection()) {
            case WYE -> {
                double phaseVoltage = terminals == 1 ? rated : rated / Math.sqrt(3);
                double susceptance = capacitor.reactivePower() / terminals / (phaseVoltage * phaseVoltage);
                for (int phase = 0; phase < terminals; phase++) {
                    admittance.add(phase, phase, 0, susceptance);
                }
            }
            case DELTA -> {
                int pairs = terminals == 3 ? 3 : 1;
                double susceptance = capacitor.reactivePower() / pairs / (rated * rated);
                for (int pair = 0; pair < pairs; pair++) {
                    addBetween(admittance, pair, (pair + 1) % terminals, 0, susceptance);
                }
            }
        }
        return admittance;
    }

    /// An admittance to ground with its grounded side as further conductors: `[Y, -Y; -Y, Y]`.
    static ComplexMatrix toGround(ComplexMatrix admittance) {
        int size = admittance.size;
        var both = new ComplexMatrix(2 * size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double re = admittance.re(row, column);
                double im = admittance.im(row, column);
                addCoilPair(both, row, row + size, column, column + size, re, im);
            }
        }
        return both;
    }

    /// A transformer over [#conductors] of each winding in turn.
    ///
    /// Coils on one core have the short-circuit admittance [#shortCircuit] in S at one volt per winding; a coil
    /// of nominal voltage `v` at tap `t` sees it divided by its turns `v t`. Half of the anti-float shunt (an
    /// inductance of `antiFloatShunt` times the coil's rating) stands at each end of each coil. The neutral of an
    /// ungrounded wye winding, where no current enters from outside, is eliminated.
    static ComplexMatrix transformer(Transformer transformer) {
        List<Winding> windings = transformer.windings();
        int coils = windings.getFirst().coils();
        var oneVolt = shortCircuit(transformer);
        double coilPower = windings.getFirst().ratedPower() / coils;
        var admittance = new ComplexMatrix(
                windings.stream().mapToInt(Admittances::conductors).sum());
        for (int first = 0, row = 0; first < windings.size(); row += conductors(windings.get(first++))) {
            var rowWinding = windings.get(first);
            double turns = coilVoltage(rowWinding) * rowWinding.tap();
            for (int second = 0, column = 0; second < windings.size(); column += conductors(windings.get(second++))) {
                var columnWinding = windings.get(second);
                double scale = coilPower / (turns * coilVoltage(columnWinding) * columnWinding.tap());
                for (int coil = 0; coil < coils; coil++) {
                    addCoilPair(
                            admittance,
                            row + coil,
                            row + otherEnd(rowWinding, coil),
                            column + coil,
                            column + otherEnd(columnWinding, coil),
                            oneVolt.re(first, second) * scale,
                            oneVolt.im(first, second) * scale);
                }
            }
            double voltage = coilVoltage(rowWinding);
            double shunt = -transformer.antiFloatShunt() * coilPower / (voltage * voltage) / 2;
            for (int coil = 0; coil < coils; coil++) {
                admittance.add(row + coil, row + coil, 0, shunt);
                int other = row + otherEnd(rowWinding, coil);
                admittance.add(other, other, 0, shunt);
            }
        }
        return withoutFloatingNeutrals(admittance, windings);
    }

    private static ComplexMatrix withoutFloatingNeutrals(ComplexMatrix admittance, List<Winding> windings) {
        var reduced = admittance;
        int end = admittance.size;
        for (var winding : windings.reversed()) {
            if (winding.floats()) {
                reduced = reduced.withoutCurrent(end - 1);
            }
            end -= conductors(winding);
        }
        return reduced;
    }

    /// Short-circuit admittance between the windings of one core, per unit of the first winding's coil rating.
    ///
    /// With `Zij = Ri + Rj + jXij`, the matrix `B` over windings 2..n with `Bii = Z1i` and `Bij = (Z1i + Z1j -
    /// Zij)/2` relates the currents of those windings to their voltages against winding 1; its inverse is
    /// extended to winding 1 by making every row and column sum to zero (Dugan, "A perspective on transformer
    /// modeling for distribution system analysis", IEEE PES General Meeting 2003).
    static ComplexMatrix shortCircuit(Transformer transformer) {
        int windings = transformer.windings().size();
        var between = new ComplexMatrix(windings - 1);
        for (int row = 1; row < windings; row++) {
            for (int column = 1; column < windings; column++) {
                double real = resistance(transformer, 0);
                double imaginary = (leakage(transformer, 0, row) + leakage(transformer, 0, column)) / 2;
                if (row == column) {
                    real += resistance(transformer, row);
                } else {
                    imaginary -= leakage(transformer, row, column) / 2;
                }
                between.add(row - 1, column - 1, real, imaginary);
            }
        }
        var inverse = between.inverse();
        var admittance = new ComplexMatrix(windings);
        for (int row = 1; row < windings; row++) {
            for (int column = 1; column < windings; column++) {
                addCoilPair(
                        admittance,
                        row,
                        0,
                        column,
                        0,
                        inverse.re(row - 1, column - 1),
                        inverse.im(row - 1, column - 1));
            }
        }
        return admittance;
    }

    /// Conductors of a winding before floating neutrals are eliminated: the phases, and for a wye winding the neutral
    /// after them.
    private static int conductors(Winding winding) {
        return winding.terminals().size() + (winding.connection() == ConnectionKind.WYE ? 1 : 0);
    }

    /// Voltage across one coil of a winding in V.
    static double coilVoltage(Winding winding) {
        boolean lineToNeutral = winding.coils() == 3 && winding.connection() == ConnectionKind.WYE;
        return lineToNeutral ? winding.ratedVoltage() / Math.sqrt(3) : winding.ratedVoltage();
    }

    private static int otherEnd(Winding winding, int coil) {
        int terminals = winding.terminals().size();
        return winding.connection() == ConnectionKind.WYE ? terminals : (coil + 1) % terminals;
    }

    private static double resistance(Transformer transformer, int winding) {
        var first = transformer.windings().getFirst();
        var other = transformer.windings().get(winding);
        return other.resistance() * first.ratedPower() / other.ratedPower();
    }

    /// Leakage reactance between two windings: entry (1,2), (1,3), ..., (2,3), ... of the transformer's list.
    private static double leakage(Transformer transformer, int first, int second) {
        if (first == second) {
            return 0;
        }
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        int windings = transformer.windings().size();
        int before = low * windings - low * (low + 1) / 2;
        return transformer.leakageReactances().get(before + high - low - 1);
    }

    private static void addBetween(ComplexMatrix admittance, int one, int two, double re, double im) {
        addCoilPair(admittance, one, two, one, two, re, im);
    }

    /// Adds `y (e_a - e_b)(e_c - e_d)'`: the current that the voltage from `c` to `d` drives from `a` to `b`.
    private static void addCoilPair(ComplexMatrix admittance, int a, int b, int c, int d, double re, double im) {
        admittance.add(a, c, re, im);
        admittance.add(a, d, -re, -im);
        admittance.add(b, c, -re, -im);
        admittance.add(b, d, re, im);
    }
}
