package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// The power flow of one scenario by Newton's method, for where the fixed point does not contract, and its adjoint by
/// one
/// solve with the same Jacobian.
///
/// It solves `G(V) = V + Z C' i(w + C V) = 0`, which is what the fixed point solves, with the elements' linearisation
/// `L du = A du + B conj(du)`. A step is
///
/// ```
/// dV = -(1 + Z C' L C)^-1 G = -G + (Y + C' L C)^-1 C' L C G
/// ```
///
/// The second form holds no product with an admittance: closed switches cost no digits, and what the factors of the
/// Jacobian lose in rounding shrinks along with `G`. Steps are halved until `C G` shrinks.
final class NewtonFlow {
    /// How an attempt ended.
    enum Outcome {
        /// At a solution on the side of no load.
        SOLVED,
        /// At a solution beyond the nose of the power-voltage curve, where more load raises the voltage.
        BEYOND,
        /// Nowhere.
        STALLED
    }

    private static final double LEAST_STEP = 1.0 / 256;
    private static final double LEAST_TOLERANCE = 1e-10;

    private final PowerFlowModel model;
    private final JacobianFactors jacobian;
    private final int nodes;
    private final int elements;
    private final double[] p;
    private final double[] q;
    /// Deviations, then element currents.
    private final double[] stateRe;
    private final double[] stateIm;
    /// `G` of the state, or of the trial while a step is sought.
    private final double[] gapRe;
    private final double[] gapIm;
    private final double[] targetRe;
    private final double[] targetIm;
    private final double[] trialRe;
    private final double[] trialIm;
    private final double[] linear;
    private final double[] workRe;
    private final double[] workIm;
    private int iterations;
    private double change;

    NewtonFlow(PowerFlowModel model) {
        this.model = model;
        jacobian = new JacobianFactors(model);
        nodes = model.nodeCount();
        elements = model.elementCount();
        p = new double[elements];
        q = new double[elements];
        stateRe = new double[nodes + elements];
        stateIm = new double[nodes + elements];
        gapRe = new double[nodes];
        gapIm = new double[nodes];
        targetRe = new double[nodes];
        targetIm = new double[nodes];
        trialRe = new double[nodes];
        trialIm = new double[nodes];
        linear = new double[4 * elements];
        workRe = new double[nodes];
        workIm = new double[nodes];
    }

    void setPower(int element, double power, double reactivePower) {
        p[element] = power;
        q[element] = reactivePower;
    }

    /// Starts from the no-load voltage.
    void start() {
        Arrays.fill(stateRe, 0);
        Arrays.fill(stateIm, 0);
    }

    /// Starts from a state, which [#solve] then replaces.
    void start(double[] re, double[] im) {
        System.arraycopy(re, 0, stateRe, 0, nodes);
        System.arraycopy(im, 0, stateIm, 0, nodes);
    }

    /// Deviations, then element currents: real parts. To be read only.
    double[] stateRe() {
        return stateRe;
    }

    double[] stateIm() {
        return stateIm;
    }

    /// Steps that the last solve took.
    int iterations() {
        return iterations;
    }

    /// Largest change of an element's voltage in the last step.
    double change() {
        return change;
    }

    /// Solves from the present state until a whole step changes no element's voltage by the tolerance. What is left
    /// then
    /// is of the order of the tolerance's square, so that one below 1e-10 per unit would ask for no better voltage.
    Outcome solve(double tolerance, int maxIterations) {
        double enough = Math.max(tolerance, LEAST_TOLERANCE);
        change = Double.NaN;
        iterations = 0;
        System.arraycopy(stateRe, 0, trialRe, 0, nodes);
        System.arraycopy(stateIm, 0, trialIm, 0, nodes);
        double distance = distanceOfTrial();
        while (iterations < maxIterations && Double.isFinite(distance)) {
            iterations++;
            if (!linearise()) {
                return Outcome.STALLED;
            }
            aim();
            change = largestChange();
            if (!Double.isFinite(change)) {
                return Outcome.STALLED;
            }
            if (change < enough) {
                start(targetRe, targetIm);
                currents();
                return jacobian.reversed() ? Outcome.BEYOND : Outcome.SOLVED;
            }
            distance = step(distance, enough);
        }
        return Outcome.STALLED;
    }

    /// Takes the longest of the steps 1, 1/2, 1/4, ... towards the target that brings the state nearer; returns the new
    /// distance, or NaN if none does.
    private double step(double distance, double enough) {
        for (double step = 1; step >= LEAST_STEP; step /= 2) {
            for (int node = 0; node < nodes; node++) {
                trialRe[node] = stateRe[node] + step * (targetRe[node] - stateRe[node]);
                trialIm[node] = stateIm[node] + step * (targetIm[node] - stateIm[node]);
            }
            double reached = distanceOfTrial();
            if (reached <= (1 - step / 4) * distance || reached < enough) {
                start(trialRe, trialIm);
                return reached;
            }
        }
        return Double.NaN;
    }

    private boolean linearise() {
        for (int element = 0; element < elements; element++) {
            voltage(element, stateRe, stateIm).linearise(p[element], q[element], linear, 4 * element);
        }
        return jacobian.factor(linear);
    }

    /// Sets the target, where the linearisation has its solution: `V + dV = -Z C' i + (Y + C' L C)^-1 C' L C G`.
    private void aim() {
        clearWork();
        for (var element : model.elements()) {
            double re = across(element, gapRe);
            double im = across(element, gapIm);
            addAtEnds(element, linearRe(element.index(), re, im), linearIm(element.index(), re, im));
        }
        leaveOutGrounded();
        jacobian.solve(workRe, workIm);
        for (int node = 0; node < nodes; node++) {
            targetRe[node] = stateRe[node] - gapRe[node] + workRe[model.position(node)];
            targetIm[node] = stateIm[node] - gapIm[node] + workIm[model.position(node)];
        }
    }

    private double largestChange() {
        double largest = 0;
        for (var element : model.elements()) {
            double size = Math.hypot(
                    across(element, targetRe) - across(element, stateRe),
                    across(element, targetIm) - across(element, stateIm));
            largest = size <= largest ? largest : size + 0 * largest;
        }
        return largest;
    }

    /// Sets the gap to `G` of the trial, and returns the root of the summed squares of `C G`.
    private double distanceOfTrial() {
        clearWork();
        for (var element : model.elements()) {
            int index = element.index();
            var at = voltage(index, trialRe, trialIm);
            addAtEnds(
                    element,
                    p[index] * at.phiRe() + q[index] * at.phiIm(),
                    p[index] * at.phiIm() - q[index] * at.phiRe());
        }
        leaveOutGrounded();
        model.factors().solve(workRe, workIm);
        for (int node = 0; node < nodes; node++) {
            gapRe[node] = trialRe[node] + workRe[model.position(node)];
            gapIm[node] = trialIm[node] + workIm[model.position(node)];
        }
        double sum = 0;
        for (var element : model.elements()) {
            double re = across(element, gapRe);
            double im = across(element, gapIm);
            sum += re * re + im * im;
        }
        return Math.sqrt(sum);
    }

    private void currents() {
        for (int element = 0; element < elements; element++) {
            var at = voltage(element, stateRe, stateIm);
            stateRe[nodes + element] = p[element] * at.phiRe() + q[element] * at.phiIm();
            stateIm[nodes + element] = p[element] * at.phiIm() - q[element] * at.phiRe();
        }
    }

    /// Turns seeds into derivatives at the present state: `J* x = seed + C' L* seed_i`, then `r = conj(C x - seed_i)`
    /// and
    /// `-Re(r phi)` per W, `-Im(r phi)` per var. Rows of the seeds are those of the state. Returns false where the
    /// Jacobian is singular.
    boolean adjoint(double[] seedRe, double[] seedIm, double[] dp, double[] dq) {
        if (!linearise()) {
            Arrays.fill(dp, 0);
            Arrays.fill(dq, 0);
            return false;
        }
        for (int node = 0; node < nodes; node++) {
            workRe[model.position(node)] = seedRe[node];
            workIm[model.position(node)] = seedIm[node];
        }
        for (var element : model.elements()) {
            int index = element.index();
            double re = seedRe[nodes + index];
            double im = seedIm[nodes + index];
            double aRe = linear[4 * index];
            double aIm = linear[4 * index + 1];
            double bRe = linear[4 * index + 2];
            double bIm = linear[4 * index + 3];
            addAtEnds(element, aRe * re + aIm * im + bRe * re + bIm * im, aRe * im - aIm * re + bIm * re - bRe * im);
        }
        jacobian.solveAdjoint(workRe, workIm);
        leaveOutGrounded();
        for (var element : model.elements()) {
            int index = element.index();
            var at = voltage(index, stateRe, stateIm);
            double re = acrossWork(element, workRe) - seedRe[nodes + index];
            double im = seedIm[nodes + index] - acrossWork(element, workIm);
            dp[index] = -(re * at.phiRe() - im * at.phiIm());
            dq[index] = -(re * at.phiIm() + im * at.phiRe());
        }
        return true;
    }

    private double linearRe(int element, double re, double im) {
        int at = 4 * element;
        return linear[at] * re - linear[at + 1] * im + linear[at + 2] * re + linear[at + 3] * im;
    }

    private double linearIm(int element, double re, double im) {
        int at = 4 * element;
        return linear[at] * im + linear[at + 1] * re + linear[at + 3] * re - linear[at + 2] * im;
    }

    private void clearWork() {
        Arrays.fill(workRe, 0);
        Arrays.fill(workIm, 0);
    }

    /// No current is injected at the nodes of replaced rows.
    private void leaveOutGrounded() {
        for (int node : model.groundedNodes()) {
            workRe[model.position(node)] = 0;
            workIm[model.position(node)] = 0;
        }
    }

    private void addAtEnds(Element element, double re, double im) {
        workRe[model.position(element.node())] += re;
        workIm[model.position(element.node())] += im;
        if (element.isDelta()) {
            workRe[model.position(element.otherNode())] -= re;
            workIm[model.position(element.otherNode())] -= im;
        }
    }

    private static double across(Element element, double[] values) {
        return values[element.node()] - (element.isDelta() ? values[element.otherNode()] : 0);
    }

    private double acrossWork(Element element, double[] work) {
        return work[model.position(element.node())]
                - (element.isDelta() ? work[model.position(element.otherNode())] : 0);
    }

    private ElementVoltage voltage(int index, double[] re, double[] im) {
        var element = model.elements().get(index);
        return new ElementVoltage(
                element.shares(),
                element.ratedPerUnit(),
                model.noLoadRe(element) + across(element, re),
                model.noLoadIm(element) + across(element, im));
    }
}
