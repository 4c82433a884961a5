package org.gridlang.runtime.powerflow;

import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Source;

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
                    int next = (pair + 1) % terminals;
                    admittance.addCoilPair(pair, next, pair, next, 0, susceptance);
                }
            }
        }
        return admittance;
    }

    /// An admittance to ground or to a neutral with that side as further conductors: `[Y, -Y; -Y, Y]`.
    static ComplexMatrix toGround(ComplexMatrix admittance) {
        int size = admittance.size;
        var both = new ComplexMatrix(2 * size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double re = admittance.re(row, column);
                double im = admittance.im(row, column);
                both.addCoilPair(row, row + size, column, column + size, re, im);
            }
        }
        return both;
    }

    /// A reactor over its terminals, then over those of its other bus if it has one.
    static ComplexMatrix reactor(Reactor reactor) {
        int terminals = reactor.terminals().size();
        boolean series = reactor.otherBus() != null;
        var coils = coils(reactor);
        var admittance = new ComplexMatrix(series ? 2 * terminals : terminals);
        for (int row = 0; row < coils.size; row++) {
            for (int column = 0; column < coils.size; column++) {
                double re = coils.re(row, column);
                double im = coils.im(row, column);
                if (series) {
                    admittance.addCoilPair(row, row + terminals, column, column + terminals, re, im);
                } else if (reactor.connection() == ConnectionKind.DELTA) {
                    admittance.addCoilPair(row, (row + 1) % terminals, column, (column + 1) % terminals, re, im);
                } else {
                    admittance.add(row, column, re, im);
                }
            }
        }
        return admittance;
    }

    /// Admittance between the coils of a reactor: `(R + jX)^-1`, and the resistance in parallel.
    private static ComplexMatrix coils(Reactor reactor) {
        var impedance = new ComplexMatrix(reactor.coils());
        for (int row = 0; row < reactor.coils(); row++) {
            for (int column = 0; column < reactor.coils(); column++) {
                impedance.add(
                        row,
                        column,
                        reactor.resistance().at(row, column),
                        reactor.reactance().at(row, column));
            }
        }
        var coils = impedance.inverse();
        for (int coil = 0; coil < coils.size && reactor.parallelResistance() > 0; coil++) {
            coils.add(coil, coil, 1 / reactor.parallelResistance(), 0);
        }
        return coils;
    }
}
