package org.gridlang.runtime.powerflow;

import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.powerflow.VaryingNetwork.Sensor;

/// Regulators whose ratio follows the voltage they see without steps, delay or band:
///
/// ```
/// t = clip(t0 + gain (target - |v|) / target)
/// ```
///
/// between the lowest and the highest ratio, `t0` being the ratio that the network holds. Since a ratio raises what its
/// regulator sees in proportion, each step towards it is divided by `1 + gain |v| / (target t)`; the rest is corrected
/// with the voltages, from one iteration to the next.
///
/// In the adjoint each regulator is one more variable `m`. With `k = gain / target`, the derivative `h` of `|v|` by the
/// ratio at held voltages, and `q = dY/dt V`, it satisfies
///
/// ```
/// (1 + k h) m = k Re(y' q)
/// ```
///
/// and the right side of the transposed system grows by `m conj(v)/|v| dv/dV`. It is approached as the ratio is, and is
/// zero where that is clipped.
/// For one vector of scenarios and a thread of its own.
final class SmoothTaps {
    private static final int LANES = DoubleKernels.LANES;
    private static final int WIDTH = 2 * LANES;

    /// A ratio that is this close to what is asked stays: new factors round anew.
    private static final double SETTLED = 1e-10;

    private final VaryingNetwork network;
    private final double gain;
    private final LaneFactors factors;
    private final double[] noLoad;
    /// What each regulator sees, its derivative by the ratio at held voltages, and the coil it looks at: `[regulator]`.
    private final double[] seen;
    private final double[] slope;
    private final int[] coil;
    /// `k`, or 0 where clipped; `1 + k h`; the damping of the adjoint: `[regulator]`.
    private final double[] weight;
    private final double[] own;
    private final double[] damping;
    /// `m`, and the parts of `Re(y' q)` that the seeds and everything else give.
    private final double[] variable;
    private final double[] seedSum;
    private final double[] present;
    /// `q`, at the entries of the network.
    private final double[] drive;
    /// Per lane: the largest squared change of a ratio or of `m`, and the largest squared `m`.
    final double[] change = new double[LANES];
    final double[] size = new double[LANES];

    SmoothTaps(VaryingNetwork network, LaneFactors factors, double gain) {
        this.network = network;
        this.factors = factors;
        this.gain = gain;
        int regulators = network.regulators.size();
        noLoad = new double[2 * network.position.length];
        for (int node = 0; node < network.position.length; node++) {
            noLoad[2 * network.position[node]] = network.model.noLoadRe(node);
            noLoad[2 * network.position[node] + 1] = network.model.noLoadIm(node);
        }
        seen = new double[regulators * WIDTH];
        slope = new double[regulators * WIDTH];
        coil = new int[regulators * LANES];
        weight = new double[regulators * LANES];
        damping = new double[regulators * LANES];
        variable = new double[regulators * LANES];
        own = new double[regulators * LANES];
        seedSum = new double[regulators * LANES];
        present = new double[regulators * LANES];
        drive = new double[network.entries.size() * WIDTH];
    }

    /// Moves the ratios towards what the voltages in the slots ask for.
    ///
    /// @return whether any moves
    boolean follow(double[] slots) {
        Arrays.fill(change, 0);
        boolean moves = false;
        for (int index = 0; index < network.regulators.size(); index++) {
            if (network.sensors.get(index).isEmpty()) {
                continue;
            }
            var regulator = network.regulators.get(index);
            look(index, slots);
            for (int lane = 0; lane < LANES; lane++) {
                double ratio = regulator.ratio() / factors.factor[index * LANES + lane];
                double perUnit = magnitude(index, lane) / regulator.control().voltage();
                double asked = regulator.ratio() + gain * (1 - perUnit);
                double moved = ratio + (asked - ratio) / (1 + gain * perUnit / ratio);
                double clipped = clipped(regulator, moved);
                double step = clipped - ratio;
                if (!(Math.abs(step) < SETTLED)) {
                    change[lane] = Math.max(change[lane], step * step);
                    factors.factor[index * LANES + lane] = regulator.ratio() / clipped;
                    moves = true;
                }
            }
        }
        return moves;
    }

    private static double clipped(Regulator regulator, double ratio) {
        return Math.max(regulator.taps().lowest(), Math.min(regulator.taps().highest(), ratio));
    }

    private double magnitude(int regulator, int lane) {
        return Math.hypot(seen[regulator * WIDTH + lane], seen[regulator * WIDTH + LANES + lane]);
    }

    /// Reads what a regulator sees, lane by lane the coil that it chooses.
    private void look(int index, double[] slots) {
        List<Sensor> coils = network.sensors.get(index);
        var choice = network.regulators.get(index).control().phase().choice();
        for (int lane = 0; lane < LANES; lane++) {
            read(index, 0, lane, slots);
            for (int other = 1; other < coils.size(); other++) {
                double best = magnitude(index, lane);
                int kept = coil[index * LANES + lane];
                read(index, other, lane, slots);
                boolean higher = magnitude(index, lane) > best;
                if (higher != (choice == MonitoredPhase.Choice.HIGHEST)) {
                    read(index, kept, lane, slots);
                }
            }
        }
    }

    private void read(int index, int which, int lane, double[] slots) {
        double ratio = network.regulators.get(index).ratio() / factors.factor[index * LANES + lane];
        double re = 0;
        double im = 0;
        double slopeRe = 0;
        double slopeIm = 0;
        for (var term : network.sensors.get(index).get(which).terms()) {
            int at = (1 + term.position()) * WIDTH + lane;
            double voltageRe = noLoad[2 * term.position()] + slots[at];
            double voltageIm = noLoad[2 * term.position() + 1] + slots[at + LANES];
            double both = factors.factor[term.first() * LANES + lane] * factors.factor[term.second() * LANES + lane];
            double partRe = both * (term.re() * voltageRe - term.im() * voltageIm);
            double partIm = both * (term.re() * voltageIm + term.im() * voltageRe);
            re += partRe;
            im += partIm;
            slopeRe -= term.power(index) / ratio * partRe;
            slopeIm -= term.power(index) / ratio * partIm;
        }
        seen[index * WIDTH + lane] = re;
        seen[index * WIDTH + LANES + lane] = im;
        slope[index * WIDTH + lane] = slopeRe;
        slope[index * WIDTH + LANES + lane] = slopeIm;
        coil[index * LANES + lane] = which;
    }

    /// Sets the adjoint up at a solution whose voltages are in the slots.
    void linearise(double[] slots) {
        Arrays.fill(weight, 0);
        for (int index = 0; index < network.regulators.size(); index++) {
            if (network.sensors.get(index).isEmpty()) {
                continue;
            }
            var regulator = network.regulators.get(index);
            look(index, slots);
            for (int lane = 0; lane < LANES; lane++) {
                int at = index * LANES + lane;
                double ratio = regulator.ratio() / factors.factor[at];
                double magnitude = magnitude(index, lane);
                double target = regulator.control().voltage();
                double held = (seen[index * WIDTH + lane] * slope[index * WIDTH + lane]
                                + seen[index * WIDTH + LANES + lane] * slope[index * WIDTH + LANES + lane])
                        / magnitude;
                boolean free = ratio > regulator.taps().lowest()
                        && ratio < regulator.taps().highest();
                weight[at] = free ? gain / target : 0;
                own[at] = 1 + weight[at] * held;
                damping[at] = 1 / (1 + weight[at] * magnitude / ratio);
            }
        }
        drives(slots);
        Arrays.fill(variable, 0);
        Arrays.fill(seedSum, 0);
    }

    /// The part of `q` of each entry; entries of a regulator's own winding hold its ratio twice.
    private void drives(double[] slots) {
        for (int index = 0; index < network.entries.size(); index++) {
            var entry = network.entries.get(index);
            for (int lane = 0; lane < LANES; lane++) {
                int at = (1 + entry.column()) * WIDTH + lane;
                double voltageRe = noLoad[2 * entry.column()] + slots[at];
                double voltageIm = noLoad[2 * entry.column() + 1] + slots[at + LANES];
                double both =
                        factors.factor[entry.first() * LANES + lane] * factors.factor[entry.second() * LANES + lane];
                drive[index * WIDTH + lane] = both * (entry.re() * voltageRe - entry.im() * voltageIm);
                drive[index * WIDTH + LANES + lane] = both * (entry.re() * voltageIm + entry.im() * voltageRe);
            }
        }
    }

    /// Takes what the seeds alone give from the adjoint in the slots.
    void seeded(double[] slots) {
        products(slots, seedSum);
        Arrays.fill(present, 0);
        move();
    }

    /// Moves each `m` towards what the adjoint in the slots gives.
    void step(double[] slots) {
        products(slots, present);
        move();
    }

    private void move() {
        Arrays.fill(change, 0);
        Arrays.fill(size, 0);
        for (int at = 0; at < variable.length; at++) {
            double step = damping[at] * (weight[at] * (seedSum[at] + present[at]) - own[at] * variable[at]);
            variable[at] += step;
            int lane = at % LANES;
            change[lane] = Math.max(change[lane], step * step);
            size[lane] = Math.max(size[lane], variable[at] * variable[at]);
        }
    }

    /// `Re(y' q)` by regulator.
    private void products(double[] slots, double[] into) {
        Arrays.fill(into, 0);
        for (int index = 0; index < network.entries.size(); index++) {
            var entry = network.entries.get(index);
            int row = (1 + entry.row()) * WIDTH;
            for (int regulator : new int[] {entry.first(), entry.second()}) {
                for (int lane = 0; lane < LANES && regulator < network.regulators.size(); lane++) {
                    int at = regulator * LANES + lane;
                    double ratio = network.regulators.get(regulator).ratio() / factors.factor[at];
                    into[at] -= (slots[row + lane] * drive[index * WIDTH + lane]
                                    - slots[row + LANES + lane] * drive[index * WIDTH + LANES + lane])
                            / ratio;
                }
            }
        }
    }

    /// Adds what the regulators give to the right side of the transposed system.
    void addTo(double[] slots) {
        for (int index = 0; index < network.regulators.size(); index++) {
            for (int lane = 0; lane < LANES; lane++) {
                int at = index * LANES + lane;
                if (weight[at] == 0) {
                    continue;
                }
                double scale = variable[at] / magnitude(index, lane);
                double re = scale * seen[index * WIDTH + lane];
                double im = -scale * seen[index * WIDTH + LANES + lane];
                for (var term : network.sensors.get(index).get(coil[at]).terms()) {
                    double both =
                            factors.factor[term.first() * LANES + lane] * factors.factor[term.second() * LANES + lane];
                    int into = (1 + term.position()) * WIDTH + lane;
                    slots[into] += both * (re * term.re() - im * term.im());
                    slots[into + LANES] += both * (re * term.im() + im * term.re());
                }
            }
        }
    }
}
