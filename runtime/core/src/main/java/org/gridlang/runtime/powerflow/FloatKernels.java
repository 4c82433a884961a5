package org.gridlang.runtime.powerflow;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of [FloatFlowSolver] over one block of scenarios, one scenario per lane.
///
/// Complex numbers stand in a workspace as a vector of real parts followed by a vector of imaginary parts;
/// offsets point at the real part. [DoubleKernels] is the same in double precision.
final class FloatKernels {
    /// A constant species, so that every vector stays in a register.
    private static final VectorSpecies<Float> SPECIES = species();

    /// Lanes per vector, that is scenarios per block.
    static final int LANES = SPECIES.length();

    private static final float HALF = 0.5f;

    private FloatKernels() {}

    private static VectorSpecies<Float> species() {
        boolean fits = FloatVector.SPECIES_PREFERRED.length() <= Lanes.PADDING;
        return fits ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;
    }

    /// Runs a scaled [RowProgram]. Real and imaginary products are summed apart, which halves the chains of
    /// dependent multiply-adds.
    static void rows(FloatRows program, float[] work) {
        float[] coefficients = program.coefficients();
        int[] start = program.start();
        int[] target = program.target();
        int[] initial = program.initial();
        int[] index = program.index();
        for (int row = 0; row < target.length; row++) {
            var re = FloatVector.fromArray(SPECIES, work, initial[row]);
            var im = FloatVector.fromArray(SPECIES, work, initial[row] + LANES);
            var crossRe = FloatVector.zero(SPECIES);
            var crossIm = FloatVector.zero(SPECIES);
            int end = start[row + 1];
            for (int k = start[row]; k < end; k++) {
                var x = FloatVector.fromArray(SPECIES, work, index[k]);
                var y = FloatVector.fromArray(SPECIES, work, index[k] + LANES);
                var a = FloatVector.broadcast(SPECIES, coefficients[2 * k]);
                var b = FloatVector.broadcast(SPECIES, coefficients[2 * k + 1]);
                re = x.fma(a, re);
                crossRe = y.fma(b, crossRe);
                im = y.fma(a, im);
                crossIm = x.fma(b, crossIm);
            }
            re.sub(crossRe).intoArray(work, target[row]);
            im.add(crossIm).intoArray(work, target[row] + LANES);
        }
    }

    /// Currents `conj(s)/conj(u)` of constant-power elements `[0, to)` at the voltages in the workspace. Leaves
    /// the deviation of each element's voltage in `deviation` and the largest squared change of it per lane in
    /// `change`.
    static void powerCurrents(FloatBlock block, int to) {
        float[] work = block.work;
        float[] deviation = block.deviation;
        var largest = FloatVector.zero(SPECIES);
        for (int element = 0; element < to; element++) {
            int first = block.first[element];
            int second = block.second[element];
            int at = element * 2 * LANES;
            var du = FloatVector.fromArray(SPECIES, work, first).sub(FloatVector.fromArray(SPECIES, work, second));
            var dv = FloatVector.fromArray(SPECIES, work, first + LANES)
                    .sub(FloatVector.fromArray(SPECIES, work, second + LANES));
            largest = largest(largest, du, dv, deviation, at);
            du.intoArray(deviation, at);
            dv.intoArray(deviation, at + LANES);
            var u = du.add(block.noLoad[2 * element]);
            var v = dv.add(block.noLoad[2 * element + 1]);
            var p = FloatVector.fromArray(SPECIES, block.power, at);
            var q = FloatVector.fromArray(SPECIES, block.power, at + LANES);
            var inverse = FloatVector.broadcast(SPECIES, 1).div(u.mul(u).add(v.mul(v)));
            int slot = block.elementOffset + at;
            p.mul(u).add(q.mul(v)).mul(inverse).intoArray(work, slot);
            p.mul(v).sub(q.mul(u)).mul(inverse).intoArray(work, slot + LANES);
        }
        largest.intoArray(block.change, 0);
    }

    /// Currents `conj(s) (zP/conj(u) + zI u/(|u| u0) + zZ u/u0^2)` of elements `[from, to)`, after
    /// [#powerCurrents].
    static void mixedCurrents(FloatBlock block, int from, int to) {
        float[] work = block.work;
        float[] deviation = block.deviation;
        var largest = FloatVector.fromArray(SPECIES, block.change, 0);
        for (int element = from; element < to; element++) {
            int first = block.first[element];
            int second = block.second[element];
            int at = element * 2 * LANES;
            var du = FloatVector.fromArray(SPECIES, work, first).sub(FloatVector.fromArray(SPECIES, work, second));
            var dv = FloatVector.fromArray(SPECIES, work, first + LANES)
                    .sub(FloatVector.fromArray(SPECIES, work, second + LANES));
            largest = largest(largest, du, dv, deviation, at);
            du.intoArray(deviation, at);
            dv.intoArray(deviation, at + LANES);
            var u = du.add(block.noLoad[2 * element]);
            var v = dv.add(block.noLoad[2 * element + 1]);
            var p = FloatVector.fromArray(SPECIES, block.power, at);
            var q = FloatVector.fromArray(SPECIES, block.power, at + LANES);
            var square = u.mul(u).add(v.mul(v));
            var factor = FloatVector.broadcast(SPECIES, block.zip[3 * element])
                    .div(square)
                    .add(FloatVector.broadcast(SPECIES, block.zip[3 * element + 1])
                            .div(square.sqrt()))
                    .add(block.zip[3 * element + 2]);
            int slot = block.elementOffset + at;
            p.mul(u).add(q.mul(v)).mul(factor).intoArray(work, slot);
            p.mul(v).sub(q.mul(u)).mul(factor).intoArray(work, slot + LANES);
        }
        largest.intoArray(block.change, 0);
    }

    /// Sets up the adjoint of constant-power elements `[0, to)` at the solution that a batch holds: `phi = 1/conj(u)`
    /// and,
    /// of `di = A du + B conj(du)`, where `A` is zero, `conj(B) = -s conj(phi)^2`.
    ///
    /// @param at first scenario
    static void linearisePower(FloatBlock block, int to, FloatFlowBatch batch, int at) {
        for (int element = 0; element < to; element++) {
            int into = element * 2 * LANES;
            int row = element * batch.stride + at;
            var u = across(batch.stateRe, block, element, batch.stride, at).add(block.noLoad[2 * element]);
            var v = across(batch.stateIm, block, element, batch.stride, at).add(block.noLoad[2 * element + 1]);
            var p = FloatVector.fromArray(SPECIES, batch.p, row);
            var q = FloatVector.fromArray(SPECIES, batch.q, row);
            var inverse = FloatVector.broadcast(SPECIES, 1).div(u.mul(u).add(v.mul(v)));
            var a = u.mul(inverse);
            var b = v.mul(inverse);
            a.intoArray(block.phi, into);
            b.intoArray(block.phi, into + LANES);
            var cosine = b.mul(b).sub(a.mul(a));
            var sine = a.mul(b).mul(2);
            p.mul(cosine).sub(q.mul(sine)).intoArray(block.conjugateB, into);
            p.mul(sine).add(q.mul(cosine)).intoArray(block.conjugateB, into + LANES);
        }
    }

    /// The same for elements `[from, to)` of any kind.
    static void lineariseMixed(FloatBlock block, int from, int to, FloatFlowBatch batch, int at) {
        for (int element = from; element < to; element++) {
            int into = element * 2 * LANES;
            int row = element * batch.stride + at;
            var u = across(batch.stateRe, block, element, batch.stride, at).add(block.noLoad[2 * element]);
            var v = across(batch.stateIm, block, element, batch.stride, at).add(block.noLoad[2 * element + 1]);
            var p = FloatVector.fromArray(SPECIES, batch.p, row);
            var q = FloatVector.fromArray(SPECIES, batch.q, row);
            var square = u.mul(u).add(v.mul(v));
            var magnitude = square.sqrt();
            var constant = FloatVector.broadcast(SPECIES, block.zip[3 * element]);
            var current = FloatVector.broadcast(SPECIES, block.zip[3 * element + 1]);
            var factor = constant.div(square).add(current.div(magnitude)).add(block.zip[3 * element + 2]);
            factor.mul(u).intoArray(block.phi, into);
            factor.mul(v).intoArray(block.phi, into + LANES);
            // conj(B) = -s (zP + zI |u|/(2 u0)) / u^2 with 1/u^2 = conj(u)^2/|u|^4
            var scale = constant.add(current.mul(HALF).mul(magnitude))
                    .div(square.mul(square))
                    .neg();
            var cosine = u.mul(u).sub(v.mul(v)).mul(scale);
            var sine = u.mul(v).mul(-2).mul(scale);
            p.mul(cosine).sub(q.mul(sine)).intoArray(block.conjugateB, into);
            p.mul(sine).add(q.mul(cosine)).intoArray(block.conjugateB, into + LANES);
            var direct = current.mul(HALF).div(magnitude).add(block.zip[3 * element + 2]);
            p.mul(direct).intoArray(block.directA, into);
            q.mul(direct).neg().intoArray(block.directA, into + LANES);
        }
    }

    /// What a state says of the voltage across an element.
    private static FloatVector across(float[] state, FloatBlock block, int element, int stride, int at) {
        var first = FloatVector.fromArray(SPECIES, state, block.node[element] * stride + at);
        int other = block.otherNode[element];
        return other < 0 ? first : first.sub(FloatVector.fromArray(SPECIES, state, other * stride + at));
    }

    /// What the seeds alone give at the elements, `r0 = C y - conj(seed)`, into `seed` and `adjoint`, and what elements
    /// answer to it.
    ///
    /// @param scale of the seeds in the workspace
    /// @param at first entry of the first element in the batch
    static void seedElements(
            FloatBlock block, int powerElements, int count, float scale, FloatAdjointBatch seeds, int at, int stride) {
        float[] work = block.work;
        for (int element = 0; element < count; element++) {
            int first = block.adjointFirst[element];
            int second = block.adjointSecond[element];
            int into = element * 2 * LANES;
            int from = at + element * stride;
            var a = FloatVector.fromArray(SPECIES, work, first)
                    .sub(FloatVector.fromArray(SPECIES, work, second))
                    .sub(FloatVector.fromArray(SPECIES, seeds.seedRe, from).mul(scale));
            var b = FloatVector.fromArray(SPECIES, work, first + LANES)
                    .sub(FloatVector.fromArray(SPECIES, work, second + LANES))
                    .add(FloatVector.fromArray(SPECIES, seeds.seedIm, from).mul(scale));
            a.intoArray(block.seed, into);
            b.intoArray(block.seed, into + LANES);
            a.intoArray(block.adjoint, into);
            b.intoArray(block.adjoint, into + LANES);
            answer(block, element, element >= powerElements, a, b);
        }
    }

    /// One step of the adjoint at the elements: `r = r0 + C y`, and what elements answer to it. Leaves the largest
    /// squared
    /// change of `r` and the largest `|r|^2` per lane in `change` and `size`.
    static void adjointElements(FloatBlock block, int powerElements, int count) {
        float[] work = block.work;
        var largest = FloatVector.zero(SPECIES);
        var size = FloatVector.zero(SPECIES);
        for (int element = 0; element < count; element++) {
            int first = block.adjointFirst[element];
            int second = block.adjointSecond[element];
            int at = element * 2 * LANES;
            var a = FloatVector.fromArray(SPECIES, work, first)
                    .sub(FloatVector.fromArray(SPECIES, work, second))
                    .add(FloatVector.fromArray(SPECIES, block.seed, at));
            var b = FloatVector.fromArray(SPECIES, work, first + LANES)
                    .sub(FloatVector.fromArray(SPECIES, work, second + LANES))
                    .add(FloatVector.fromArray(SPECIES, block.seed, at + LANES));
            largest = largest(largest, a, b, block.adjoint, at);
            var square = a.mul(a).add(b.mul(b));
            size = size.blend(square, square.compare(VectorOperators.GT, size));
            a.intoArray(block.adjoint, at);
            b.intoArray(block.adjoint, at + LANES);
            answer(block, element, element >= powerElements, a, b);
        }
        largest.intoArray(block.change, 0);
        size.intoArray(block.size, 0);
    }

    /// Writes `conj(z) = A r + conj(B) conj(r)` into an element's slot.
    private static void answer(FloatBlock block, int element, boolean mixed, FloatVector a, FloatVector b) {
        int at = element * 2 * LANES;
        var c = FloatVector.fromArray(SPECIES, block.conjugateB, at);
        var d = FloatVector.fromArray(SPECIES, block.conjugateB, at + LANES);
        var re = c.mul(a).add(d.mul(b));
        var im = d.mul(a).sub(c.mul(b));
        if (mixed) {
            var e = FloatVector.fromArray(SPECIES, block.directA, at);
            var f = FloatVector.fromArray(SPECIES, block.directA, at + LANES);
            re = re.add(e.mul(a)).sub(f.mul(b));
            im = im.add(e.mul(b)).add(f.mul(a));
        }
        int slot = block.elementOffset + at;
        re.intoArray(block.work, slot);
        im.intoArray(block.work, slot + LANES);
    }

    /// Derivatives by the powers of one element, `-Re(r phi)` per W and `-Im(r phi)` per var, times `factor`.
    static void derivatives(FloatBlock block, int element, float factor, float[] dp, float[] dq, int to) {
        int at = element * 2 * LANES;
        var a = FloatVector.fromArray(SPECIES, block.adjoint, at);
        var b = FloatVector.fromArray(SPECIES, block.adjoint, at + LANES);
        var c = FloatVector.fromArray(SPECIES, block.phi, at);
        var d = FloatVector.fromArray(SPECIES, block.phi, at + LANES);
        b.mul(d).sub(a.mul(c)).mul(factor).intoArray(dp, to);
        a.mul(d).add(b.mul(c)).mul(-factor).intoArray(dq, to);
    }

    /// Copies one vector.
    static void copy(float[] from, int at, float[] into, int to) {
        FloatVector.fromArray(SPECIES, from, at).intoArray(into, to);
    }

    /// Copies one vector times a factor.
    static void copyScaled(float[] from, int at, float factor, float[] into, int to) {
        FloatVector.fromArray(SPECIES, from, at).mul(factor).intoArray(into, to);
    }

    /// Lane-wise larger of `largest` and the squared distance of `(re, im)` from what `old` holds. A NaN wins
    /// over a number; as a linear solve spreads it to every element, the last element shows it.
    private static FloatVector largest(FloatVector largest, FloatVector re, FloatVector im, float[] old, int at) {
        var a = re.sub(FloatVector.fromArray(SPECIES, old, at));
        var b = im.sub(FloatVector.fromArray(SPECIES, old, at + LANES));
        var square = a.mul(a).add(b.mul(b));
        return largest.blend(square, square.compare(VectorOperators.LE, largest).not());
    }
}
