package org.gridlang.runtime.powerflow;

/// How much of a scenario the network carries: the largest `share` in `[0, 1]` at which `share * (p + jq)` of all
/// elements has a solution that the no-load voltage leads to.
///
/// The share grows step by step, each solved by Newton's method from the one before; a step that fails is halved, until
/// it is too small to matter. Past the nose of the power-voltage curve there is nothing to find, so that the search
/// ends
/// just before it.
final class Loadability {
    private static final double ACCURACY = 1e-4;
    private static final double LEAST_SHARE = 1e-9;
    private static final int MAX_ATTEMPTS = 90;
    private static final int MAX_STEPS = 15;
    private static final double TOLERANCE = 1e-9;

    private final PowerFlowModel model;
    private final NewtonFlow flow;
    private final double[] p;
    private final double[] q;
    private final double[] heldRe;
    private final double[] heldIm;
    private double share;

    /// @param flow a solver for `model`, whose powers and state are overwritten
    Loadability(PowerFlowModel model, NewtonFlow flow, double[] p, double[] q) {
        this.model = model;
        this.flow = flow;
        this.p = p;
        this.q = q;
        heldRe = new double[model.nodeCount() + model.elementCount()];
        heldIm = new double[heldRe.length];
    }

    /// The largest share that was solved; its state is then held.
    double search() {
        double step = 1;
        double refused = Double.POSITIVE_INFINITY;
        boolean checked = false;
        for (int attempt = 0; attempt < MAX_ATTEMPTS && share < 1; attempt++) {
            if (step < Math.max(LEAST_SHARE, ACCURACY * share)) {
                if (checked || share == 0) {
                    break;
                }
                // A step may have failed for being long rather than for leading past the nose.
                checked = true;
                refused = Double.POSITIVE_INFINITY;
                step = 4 * ACCURACY * share;
            }
            double next = Math.min(1, share + step);
            if (next < refused && solve(next)) {
                share = next;
            } else {
                refused = Math.min(refused, next);
                step /= 2;
            }
        }
        return share;
    }

    private boolean solve(double next) {
        for (int element = 0; element < p.length; element++) {
            flow.setPower(element, next * p[element], next * q[element]);
        }
        flow.start(heldRe, heldIm);
        if (flow.solve(TOLERANCE, MAX_STEPS) != NewtonFlow.Outcome.SOLVED) {
            return false;
        }
        System.arraycopy(flow.stateRe(), 0, heldRe, 0, heldRe.length);
        System.arraycopy(flow.stateIm(), 0, heldIm, 0, heldIm.length);
        return true;
    }

    /// Deviations and element currents at the share found: real parts.
    double[] stateRe() {
        return heldRe;
    }

    double[] stateIm() {
        return heldIm;
    }

    /// The node whose voltage the load moves most, relative to its no-load voltage.
    PhaseNode worst() {
        int worst = 0;
        double largest = -1;
        for (int node = 0; node < model.nodeCount(); node++) {
            double moved =
                    Math.hypot(heldRe[node], heldIm[node]) / Math.hypot(model.noLoadRe(node), model.noLoadIm(node));
            if (moved > largest) {
                largest = moved;
                worst = node;
            }
        }
        return model.nodes().get(worst);
    }

    /// Voltage magnitude of a node in per unit, at the share found.
    double perUnit(int node) {
        return Math.hypot(model.noLoadRe(node) + heldRe[node], model.noLoadIm(node) + heldIm[node]);
    }
}
