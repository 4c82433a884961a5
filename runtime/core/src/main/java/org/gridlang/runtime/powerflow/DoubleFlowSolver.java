package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// The batched power flow and its adjoint in double precision: vector lanes are scenarios.
///
/// A solver owns a workspace, so each thread needs its own; solvers of one model may work on disjoint ranges of
/// the same batch at once. Nothing is allocated per call while all scenarios converge. Results depend on the
/// range only through which scenarios share a vector. [FloatFlowSolver] is the same in single precision.
public final class DoubleFlowSolver {
    /// Seeds are multiplied by a power of this order before they meet admittances in VA, so that the squares of
    /// what comes out stay in the range of single precision.
    private static final double SEED_SCALE = 0x1p20;

    private final PowerFlowModel model;
    private final FlowOptions options;
    private final RowProgram forward;
    private final RowProgram backward;
    private final RowProgram backwardTail;
    private final RowProgram transposedForwardSeeds;
    private final RowProgram transposedForward;
    private final RowProgram transposedBackward;
    private final DoubleBlock block;
    private final LaneProgress progress;
    private final ScenarioFlow fallback;
    /// Offset in the workspace of each node's slot.
    private final int[] nodeOffsets;

    /// A solver of its own for one thread.
    public DoubleFlowSolver(PowerFlowModel model, FlowOptions options) {
        this.model = model;
        this.options = options;
        var programs = model.programs();
        int lanes = DoubleKernels.LANES;
        forward = programs.forward.scaled(lanes);
        backward = programs.backward.scaled(lanes);
        backwardTail = programs.backwardTail.scaled(lanes);
        transposedForwardSeeds = programs.transposedForwardSeeds.scaled(lanes);
        transposedForward = programs.transposedForward.scaled(lanes);
        transposedBackward = programs.transposedBackward.scaled(lanes);
        block = new DoubleBlock(model, programs.elements, lanes);
        progress = new LaneProgress(lanes);
        fallback = new ScenarioFlow(model, options);
        nodeOffsets = new int[model.nodeCount()];
        Arrays.setAll(nodeOffsets, node -> programs.nodeSlot(node) * 2 * lanes);
    }

    /// The network it solves.
    PowerFlowModel model() {
        return model;
    }

    /// Scenarios per vector. A range handed to [#solve] or [#adjoint] starts at a multiple of it, and the last
    /// vector of a range is worked on as a whole.
    public static int lanes() {
        return DoubleKernels.LANES;
    }

    /// Solves scenarios `[from, to)` of the batch: reads the powers, writes the state and the report.
    public void solve(DoubleFlowBatch batch, int from, int to) {
        Lanes.check(from, to, batch.stride, DoubleKernels.LANES);
        for (int scenario = from; scenario < to; scenario += DoubleKernels.LANES) {
            loadPowers(batch, scenario);
            loadStart(batch, scenario);
            iterate();
            DoubleKernels.rows(backwardTail, block.work);
            storeState(batch, scenario);
            report(batch, scenario);
        }
    }

    /// Turns the seeds of scenarios `[from, to)` into derivatives by the elements' powers, at the state that
    /// [#solve] left. Derivatives of a scenario that was not solved are zero.
    public void adjoint(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int from, int to) {
        Lanes.check(from, to, batch.stride, DoubleKernels.LANES);
        for (int scenario = from; scenario < to; scenario += DoubleKernels.LANES) {
            DoubleKernels.linearisePower(block, model.powerElements(), batch, scenario);
            DoubleKernels.lineariseMixed(block, model.powerElements(), batch.elements, batch, scenario);
            loadSeeds(batch, adjoint, scenario);
            iterateAdjoint(batch, adjoint, scenario);
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + scenario;
                DoubleKernels.derivatives(block, element, 1 / SEED_SCALE, adjoint.dp, adjoint.dq, at);
            }
            repairAdjoint(batch, adjoint, scenario);
        }
    }

    private void iterate() {
        int powerElements = model.powerElements();
        int elements = model.elementCount();
        double tolerance = options.tolerance() * options.tolerance();
        progress.start();
        DoubleKernels.powerCurrents(block, powerElements);
        DoubleKernels.mixedCurrents(block, powerElements, elements);
        for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
            DoubleKernels.rows(forward, block.work);
            DoubleKernels.rows(backward, block.work);
            DoubleKernels.powerCurrents(block, powerElements);
            DoubleKernels.mixedCurrents(block, powerElements, elements);
            for (int lane = 0; lane < DoubleKernels.LANES; lane++) {
                progress.record(lane, iteration, block.change[lane], tolerance);
            }
            if (progress.allEnded()) {
                return;
            }
        }
    }

    private void iterateAdjoint(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int scenario) {
        int elements = batch.elements;
        int from = batch.nodes * batch.stride + scenario;
        int powerElements = model.powerElements();
        double tolerance = options.adjointTolerance() * options.adjointTolerance();
        DoubleKernels.rows(transposedForwardSeeds, block.work);
        DoubleKernels.rows(transposedBackward, block.work);
        DoubleKernels.seedElements(block, powerElements, elements, SEED_SCALE, adjoint, from, batch.stride);
        progress.start();
        for (int iteration = 1; iteration <= options.maxAdjointIterations(); iteration++) {
            DoubleKernels.rows(transposedForward, block.work);
            DoubleKernels.rows(transposedBackward, block.work);
            DoubleKernels.adjointElements(block, powerElements, elements);
            for (int lane = 0; lane < DoubleKernels.LANES; lane++) {
                double size = Math.max(block.size[lane], Double.MIN_NORMAL);
                progress.recordLinear(lane, iteration, block.change[lane], size, tolerance);
            }
            if (progress.allEnded()) {
                return;
            }
        }
    }

    private void loadPowers(DoubleFlowBatch batch, int scenario) {
        for (int element = 0; element < batch.elements; element++) {
            int at = element * 2 * DoubleKernels.LANES;
            int from = element * batch.stride + scenario;
            DoubleKernels.copy(batch.p, from, block.power, at);
            DoubleKernels.copy(batch.q, from, block.power, at + DoubleKernels.LANES);
        }
    }

    private void loadStart(DoubleFlowBatch batch, int scenario) {
        Arrays.fill(block.work, 0, block.elementOffset, 0);
        if (options.warmStart()) {
            for (int node = 0; node < nodeOffsets.length; node++) {
                int from = node * batch.stride + scenario;
                DoubleKernels.copy(batch.stateRe, from, block.work, nodeOffsets[node]);
                DoubleKernels.copy(batch.stateIm, from, block.work, nodeOffsets[node] + DoubleKernels.LANES);
            }
            for (int lane = 0; lane < DoubleKernels.LANES; lane++) {
                if (batch.report.status(scenario + lane).failed()) {
                    startFromNoLoad(lane);
                }
            }
        }
    }

    private void startFromNoLoad(int lane) {
        for (int offset : nodeOffsets) {
            block.work[offset + lane] = 0;
            block.work[offset + DoubleKernels.LANES + lane] = 0;
        }
    }

    private void storeState(DoubleFlowBatch batch, int scenario) {
        for (int node = 0; node < nodeOffsets.length; node++) {
            int to = node * batch.stride + scenario;
            DoubleKernels.copy(block.work, nodeOffsets[node], batch.stateRe, to);
            DoubleKernels.copy(block.work, nodeOffsets[node] + DoubleKernels.LANES, batch.stateIm, to);
        }
        for (int element = 0; element < batch.elements; element++) {
            int to = (batch.nodes + element) * batch.stride + scenario;
            int from = block.elementOffset + element * 2 * DoubleKernels.LANES;
            DoubleKernels.copy(block.work, from, batch.stateRe, to);
            DoubleKernels.copy(block.work, from + DoubleKernels.LANES, batch.stateIm, to);
        }
    }

    /// The transposed solve is driven by conjugate seeds.
    private void loadSeeds(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int scenario) {
        for (int node = 0; node < nodeOffsets.length; node++) {
            int from = node * batch.stride + scenario;
            int to = nodeOffsets[node];
            DoubleKernels.copyScaled(adjoint.seedRe, from, SEED_SCALE, block.work, to);
            DoubleKernels.copyScaled(adjoint.seedIm, from, -SEED_SCALE, block.work, to + DoubleKernels.LANES);
        }
    }

    private void report(DoubleFlowBatch batch, int scenario) {
        for (int lane = 0; lane < DoubleKernels.LANES; lane++) {
            if (progress.converged(lane)) {
                batch.report.converged(scenario + lane, progress.iterations(lane), progress.contraction(lane));
            } else {
                for (int element = 0; element < batch.elements; element++) {
                    int at = element * batch.stride + scenario + lane;
                    fallback.setPower(element, batch.p[at], batch.q[at]);
                }
                fallback.solveHard(batch.report, scenario + lane);
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    batch.stateRe[row * batch.stride + scenario + lane] = fallback.stateRe(row);
                    batch.stateIm[row * batch.stride + scenario + lane] = fallback.stateIm(row);
                }
            }
        }
    }

    /// Scenarios whose fixed point does not contract need another adjoint; those without a solution have none.
    private void repairAdjoint(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int scenario) {
        for (int lane = 0; lane < DoubleKernels.LANES; lane++) {
            int column = scenario + lane;
            var status = batch.report.status(column);
            batch.report.adjointEnded(column, status == FlowStatus.CONVERGED && progress.converged(lane));
            if (status == FlowStatus.CONVERGED) {
                continue;
            }
            if (status.solved()) {
                for (int element = 0; element < batch.elements; element++) {
                    int at = element * batch.stride + column;
                    fallback.setPower(element, batch.p[at], batch.q[at]);
                }
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    int at = row * batch.stride + column;
                    fallback.setState(row, batch.stateRe[at], batch.stateIm[at]);
                    fallback.setSeed(row, adjoint.seedRe[at], adjoint.seedIm[at]);
                }
                batch.report.adjointEnded(column, fallback.adjoint(status));
            }
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + column;
                adjoint.dp[at] = status.solved() ? fallback.dp(element) : 0;
                adjoint.dq[at] = status.solved() ? fallback.dq(element) : 0;
            }
        }
    }
}
