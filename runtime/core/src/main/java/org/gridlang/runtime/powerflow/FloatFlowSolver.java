package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// The batched power flow and its adjoint in single precision: vector lanes are scenarios.
///
/// A solver owns a workspace, so each thread needs its own; solvers of one model may work on disjoint ranges of
/// the same batch at once. Nothing is allocated per call while all scenarios converge. Results depend on the
/// range only through which scenarios share a vector. [DoubleFlowSolver] is the same in double precision.
public final class FloatFlowSolver {
    /// Seeds are multiplied by a power of this order before they meet admittances in VA, so that the squares of
    /// what comes out stay in the range of single precision.
    private static final float SEED_SCALE = 0x1p20f;

    /// Below these, rounding decides.
    private static final double LEAST_TOLERANCE = 2e-7;

    private static final double LEAST_ADJOINT_TOLERANCE = 3e-6;

    private final PowerFlowModel model;
    private final FlowOptions options;
    private final FloatRows forward;
    private final FloatRows backward;
    private final FloatRows backwardTail;
    private final FloatRows transposedForwardSeeds;
    private final FloatRows transposedForward;
    private final FloatRows transposedBackward;
    private final FloatBlock block;
    private final LaneProgress progress;
    private final ScenarioFlow fallback;
    /// Offset in the workspace of each node's slot.
    private final int[] nodeOffsets;

    /// A solver of its own for one thread. Tolerances beyond single precision are raised to what it can meet.
    public FloatFlowSolver(PowerFlowModel model, FlowOptions options) {
        this.model = model;
        this.options = options.withTolerance(Math.max(options.tolerance(), LEAST_TOLERANCE))
                .withAdjoint(
                        Math.max(options.adjointTolerance(), LEAST_ADJOINT_TOLERANCE), options.maxAdjointIterations());
        var programs = model.programs();
        int lanes = FloatKernels.LANES;
        forward = FloatRows.of(programs.forward, lanes);
        backward = FloatRows.of(programs.backward, lanes);
        backwardTail = FloatRows.of(programs.backwardTail, lanes);
        transposedForwardSeeds = FloatRows.of(programs.transposedForwardSeeds, lanes);
        transposedForward = FloatRows.of(programs.transposedForward, lanes);
        transposedBackward = FloatRows.of(programs.transposedBackward, lanes);
        block = new FloatBlock(model, programs.elements, lanes);
        progress = new LaneProgress(lanes);
        fallback = new ScenarioFlow(model, this.options);
        nodeOffsets = new int[model.nodeCount()];
        Arrays.setAll(nodeOffsets, node -> programs.nodeSlot(node) * 2 * lanes);
    }

    /// Scenarios per vector. A range handed to [#solve] or [#adjoint] starts at a multiple of it, and the last
    /// vector of a range is worked on as a whole.
    public static int lanes() {
        return FloatKernels.LANES;
    }

    /// Solves scenarios `[from, to)` of the batch: reads the powers, writes the state and the report.
    public void solve(FloatFlowBatch batch, int from, int to) {
        Lanes.check(from, to, batch.stride, FloatKernels.LANES);
        for (int scenario = from; scenario < to; scenario += FloatKernels.LANES) {
            loadPowers(batch, scenario);
            loadStart(batch, scenario);
            iterate();
            FloatKernels.rows(backwardTail, block.work);
            storeState(batch, scenario);
            report(batch, scenario);
        }
    }

    /// Turns the seeds of scenarios `[from, to)` into derivatives by the elements' powers, at the state that
    /// [#solve] left. Derivatives of a scenario that was not solved are zero.
    public void adjoint(FloatFlowBatch batch, FloatAdjointBatch adjoint, int from, int to) {
        Lanes.check(from, to, batch.stride, FloatKernels.LANES);
        for (int scenario = from; scenario < to; scenario += FloatKernels.LANES) {
            FloatKernels.linearisePower(block, model.powerElements(), batch, scenario);
            FloatKernels.lineariseMixed(block, model.powerElements(), batch.elements, batch, scenario);
            loadSeeds(batch, adjoint, scenario);
            iterateAdjoint(batch, adjoint, scenario);
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + scenario;
                FloatKernels.derivatives(block, element, 1 / SEED_SCALE, adjoint.dp, adjoint.dq, at);
            }
            repairAdjoint(batch, adjoint, scenario);
        }
    }

    private void iterate() {
        int powerElements = model.powerElements();
        int elements = model.elementCount();
        double tolerance = options.tolerance() * options.tolerance();
        progress.start();
        FloatKernels.powerCurrents(block, powerElements);
        FloatKernels.mixedCurrents(block, powerElements, elements);
        for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
            FloatKernels.rows(forward, block.work);
            FloatKernels.rows(backward, block.work);
            FloatKernels.powerCurrents(block, powerElements);
            FloatKernels.mixedCurrents(block, powerElements, elements);
            for (int lane = 0; lane < FloatKernels.LANES; lane++) {
                progress.record(lane, iteration, block.change[lane], tolerance);
            }
            if (progress.allEnded()) {
                return;
            }
        }
    }

    private void iterateAdjoint(FloatFlowBatch batch, FloatAdjointBatch adjoint, int scenario) {
        int elements = batch.elements;
        int from = batch.nodes * batch.stride + scenario;
        int powerElements = model.powerElements();
        double tolerance = options.adjointTolerance() * options.adjointTolerance();
        FloatKernels.rows(transposedForwardSeeds, block.work);
        FloatKernels.rows(transposedBackward, block.work);
        FloatKernels.seedElements(block, powerElements, elements, SEED_SCALE, adjoint, from, batch.stride);
        progress.start();
        for (int iteration = 1; iteration <= options.maxAdjointIterations(); iteration++) {
            FloatKernels.rows(transposedForward, block.work);
            FloatKernels.rows(transposedBackward, block.work);
            FloatKernels.adjointElements(block, powerElements, elements);
            for (int lane = 0; lane < FloatKernels.LANES; lane++) {
                double size = Math.max(block.size[lane], Float.MIN_NORMAL);
                progress.recordLinear(lane, iteration, block.change[lane], size, tolerance);
            }
            if (progress.allEnded()) {
                return;
            }
        }
    }

    private void loadPowers(FloatFlowBatch batch, int scenario) {
        for (int element = 0; element < batch.elements; element++) {
            int at = element * 2 * FloatKernels.LANES;
            int from = element * batch.stride + scenario;
            FloatKernels.copy(batch.p, from, block.power, at);
            FloatKernels.copy(batch.q, from, block.power, at + FloatKernels.LANES);
        }
    }

    private void loadStart(FloatFlowBatch batch, int scenario) {
        Arrays.fill(block.work, 0, block.elementOffset, 0);
        if (options.warmStart()) {
            for (int node = 0; node < nodeOffsets.length; node++) {
                int from = node * batch.stride + scenario;
                FloatKernels.copy(batch.stateRe, from, block.work, nodeOffsets[node]);
                FloatKernels.copy(batch.stateIm, from, block.work, nodeOffsets[node] + FloatKernels.LANES);
            }
            for (int lane = 0; lane < FloatKernels.LANES; lane++) {
                if (batch.report.status(scenario + lane).failed()) {
                    startFromNoLoad(lane);
                }
            }
        }
    }

    private void startFromNoLoad(int lane) {
        for (int offset : nodeOffsets) {
            block.work[offset + lane] = 0;
            block.work[offset + FloatKernels.LANES + lane] = 0;
        }
    }

    private void storeState(FloatFlowBatch batch, int scenario) {
        for (int node = 0; node < nodeOffsets.length; node++) {
            int to = node * batch.stride + scenario;
            FloatKernels.copy(block.work, nodeOffsets[node], batch.stateRe, to);
            FloatKernels.copy(block.work, nodeOffsets[node] + FloatKernels.LANES, batch.stateIm, to);
        }
        for (int element = 0; element < batch.elements; element++) {
            int to = (batch.nodes + element) * batch.stride + scenario;
            int from = block.elementOffset + element * 2 * FloatKernels.LANES;
            FloatKernels.copy(block.work, from, batch.stateRe, to);
            FloatKernels.copy(block.work, from + FloatKernels.LANES, batch.stateIm, to);
        }
    }

    /// The transposed solve is driven by conjugate seeds.
    private void loadSeeds(FloatFlowBatch batch, FloatAdjointBatch adjoint, int scenario) {
        for (int node = 0; node < nodeOffsets.length; node++) {
            int from = node * batch.stride + scenario;
            int to = nodeOffsets[node];
            FloatKernels.copyScaled(adjoint.seedRe, from, SEED_SCALE, block.work, to);
            FloatKernels.copyScaled(adjoint.seedIm, from, -SEED_SCALE, block.work, to + FloatKernels.LANES);
        }
    }

    private void report(FloatFlowBatch batch, int scenario) {
        for (int lane = 0; lane < FloatKernels.LANES; lane++) {
            if (progress.converged(lane)) {
                batch.report.converged(scenario + lane, progress.iterations(lane), progress.contraction(lane));
            } else {
                for (int element = 0; element < batch.elements; element++) {
                    int at = element * batch.stride + scenario + lane;
                    fallback.setPower(element, batch.p[at], batch.q[at]);
                }
                fallback.solveDamped(batch.report, scenario + lane);
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    batch.stateRe[row * batch.stride + scenario + lane] = (float) fallback.stateRe(row);
                    batch.stateIm[row * batch.stride + scenario + lane] = (float) fallback.stateIm(row);
                }
            }
        }
    }

    /// Scenarios whose fixed point does not contract need a damped adjoint; those without a solution have none.
    private void repairAdjoint(FloatFlowBatch batch, FloatAdjointBatch adjoint, int scenario) {
        for (int lane = 0; lane < FloatKernels.LANES; lane++) {
            int column = scenario + lane;
            var status = batch.report.status(column);
            batch.report.adjointEnded(column, status == FlowStatus.CONVERGED && progress.converged(lane));
            if (status == FlowStatus.CONVERGED) {
                continue;
            }
            if (status == FlowStatus.DAMPED) {
                for (int element = 0; element < batch.elements; element++) {
                    int at = element * batch.stride + column;
                    fallback.setPower(element, batch.p[at], batch.q[at]);
                }
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    int at = row * batch.stride + column;
                    fallback.setState(row, batch.stateRe[at], batch.stateIm[at]);
                    fallback.setSeed(row, adjoint.seedRe[at], adjoint.seedIm[at]);
                }
                batch.report.adjointEnded(column, fallback.adjointDamped());
            }
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + column;
                adjoint.dp[at] = status == FlowStatus.DAMPED ? (float) fallback.dp(element) : 0;
                adjoint.dq[at] = status == FlowStatus.DAMPED ? (float) fallback.dq(element) : 0;
            }
        }
    }
}
