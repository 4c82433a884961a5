package org.gridlang.runtime.powerflow;

import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// The admittance of a transformer of any number of windings, in S, over the conductors of each winding in turn: its
/// phases, then its neutral if that is grounded or brought out.
///
/// Coils on one core have the short-circuit admittance `y` of [#shortCircuit] in S at one volt per winding. A coil of
/// nominal voltage `v` at tap `t` sees it divided by its turns `v t`, so that the coils `i` and `j` between the
/// conductors `a, b` and `c, d` add
///
/// ```
/// y_ij S / (v_i t_i v_j t_j) (e_a - e_b)(e_c - e_d)'
/// ```
///
/// with the rated power `S` of a coil. What the core takes without load stands across the second winding. Half of the
/// anti-float shunt stands at each end of each coil. The conventions are those of OpenDSS.
final class TransformerAdmittance {
    private final Transformer transformer;
    private final List<Winding> windings;
    private final int coils;
    private final double coilPower;
    /// Row of the first conductor of each winding while all neutrals are still there.
    private final int[] offsets;

    private TransformerAdmittance(Transformer transformer) {
        this.transformer = transformer;
        windings = transformer.windings();
        coils = windings.getFirst().coils();
        coilPower = windings.getFirst().ratedPower() / coils;
        offsets = new int[windings.size() + 1];
        for (int winding = 0; winding < windings.size(); winding++) {
            offsets[winding + 1] = offsets[winding] + conductors(windings.get(winding));
        }
    }

    static ComplexMatrix of(Transformer transformer) {
        return new TransformerAdmittance(transformer).admittance();
    }

    /// Voltage across one coil of a winding in V.
    static double coilVoltage(Winding winding) {
        boolean lineToNeutral = winding.coils() > 1 && winding.connection() == ConnectionKind.WYE;
        return lineToNeutral ? winding.ratedVoltage() / Math.sqrt(3) : winding.ratedVoltage();
    }

    private ComplexMatrix admittance() {
        var sum = new ComplexMatrix(offsets[windings.size()]);
        var oneVolt = shortCircuit(transformer);
        oneVolt.add(1, 1, transformer.noLoadLoss(), -transformer.magnetisingCurrent());
        for (int first = 0; first < windings.size(); first++) {
            for (int second = 0; second < windings.size(); second++) {
                double scale = coilPower / (turns(first) * turns(second));
                double re = oneVolt.re(first, second) * scale;
                double im = oneVolt.im(first, second) * scale;
                for (int coil = 0; coil < coils; coil++) {
                    sum.addCoilPair(
                            start(first, coil), end(first, coil), start(second, coil), end(second, coil), re, im);
                }
            }
        }
        for (int winding = 0; winding < windings.size(); winding++) {
            addAntiFloat(sum, winding);
        }
        return withoutHiddenNeutrals(sum);
    }

    private void addAntiFloat(ComplexMatrix sum, int winding) {
        double voltage = coilVoltage(windings.get(winding));
        double shunt = -transformer.antiFloatShunt() * coilPower / (voltage * voltage) / 2;
        for (int coil = 0; coil < coils; coil++) {
            sum.add(start(winding, coil), start(winding, coil), 0, shunt);
            sum.add(end(winding, coil), end(winding, coil), 0, shunt);
        }
        var neutral = windings.get(winding).neutral();
        int at = offsets[winding + 1] - 1;
        if (neutral.resistance() != 0 || neutral.reactance() != 0) {
            double square = neutral.resistance() * neutral.resistance() + neutral.reactance() * neutral.reactance();
            sum.add(at, at, neutral.resistance() / square, -neutral.reactance() / square);
        } else if (neutral.kind() != Neutral.Kind.NONE) {
            sum.add(at, at, 0, shunt);
        }
    }

    /// Eliminates the neutrals where no current enters from outside.
    private ComplexMatrix withoutHiddenNeutrals(ComplexMatrix admittance) {
        var reduced = admittance;
        for (int winding = windings.size() - 1; winding >= 0; winding--) {
            boolean hidden = switch (windings.get(winding).neutral().kind()) {
                case FLOATING, IMPEDANCE -> true;
                case NONE, GROUNDED, TERMINAL -> false;
            };
            if (hidden) {
                reduced = reduced.withoutCurrent(offsets[winding + 1] - 1);
            }
        }
        return reduced;
    }

    private double turns(int winding) {
        return coilVoltage(windings.get(winding)) * windings.get(winding).tap();
    }

    private int start(int winding, int coil) {
        return windings.get(winding).reversed() ? far(winding, coil) : offsets[winding] + coil;
    }

    private int end(int winding, int coil) {
        return windings.get(winding).reversed() ? offsets[winding] + coil : far(winding, coil);
    }

    /// The other end of a coil that starts at its terminal: the neutral or the next phase.
    private int far(int winding, int coil) {
        var of = windings.get(winding);
        int terminals = of.terminals().size();
        return offsets[winding] + (of.connection() == ConnectionKind.WYE ? terminals : (coil + 1) % terminals);
    }

    /// Conductors of a winding before hidden neutrals are eliminated.
    private static int conductors(Winding winding) {
        return winding.terminals().size() + (winding.connection() == ConnectionKind.WYE ? 1 : 0);
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
                admittance.addCoilPair(
                        row, 0, column, 0, inverse.re(row - 1, column - 1), inverse.im(row - 1, column - 1));
            }
        }
        return admittance;
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
}
