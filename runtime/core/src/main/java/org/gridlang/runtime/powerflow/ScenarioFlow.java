package org.gridlang.runtime.powerflow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The power flow of one scenario and its adjoint in plain double arithmetic, straight from the formulas of the
/// package description. It is the oracle of the vector kernels, and what they fall back to: the damped iteration, then
/// [NewtonFlow].
final class ScenarioFlow {
    private static final int MAX_DAMPED = 300;
    private static final double LEAST_DAMPING = 0.05;
    /// Newton's method either doubles the digits with each step or goes nowhere.
    private static final int MAX_NEWTON = 30;

    private final PowerFlowModel model;
    private final FlowOptions options;
    private final int nodes;
    private final double[] p;
    private final double[] q;
    /// Deviations, then element currents.
    private final double[] stateRe;
    private final double[] stateIm;
    private final double[] seedRe;
    private final double[] seedIm;
    private final double[] adjointRe;
    private final double[] adjointIm;
    /// Vectors in the order of elimination.
    private final double[] workRe;
    private final double[] workIm;
    /// Made when a scenario first needs it.
    private @Nullable NewtonFlow newton;
    private final double[] dp;
    private final double[] dq;

    ScenarioFlow(PowerFlowModel model, FlowOptions options) {
        this.model = model;
        this.options = options;
        nodes = model.nodeCount();
        int elements = model.elementCount();
        p = new double[elements];
        q = new double[elements];
        stateRe = new double[nodes + elements];
        stateIm = new double[nodes + elements];
        seedRe = new double[nodes + elements];
        seedIm = new double[nodes + elements];
        adjointRe = new double[elements];
        adjointIm = new double[elements];
        workRe = new double[nodes];
        workIm = new double[nodes];
        dp = new double[elements];
        dq = new double[elements];
    }

    void setPower(int element, double power, double reactivePower) {
        p[element] = power;
        q[element] = reactivePower;
    }

    void setState(int row, double re, double im) {
        stateRe[row] = re;
        stateIm[row] = im;
    }

    void setSeed(int row, double re, double im) {
        seedRe[row] = re;
        seedIm[row] = im;
    }

    double stateRe(int row) {
        return stateRe[row];
    }

    double stateIm(int row) {
        return stateIm[row];
    }

    /// Derivative by an element's active power, after an adjoint.
    double dp(int element) {
        return dp[element];
    }

    /// Derivative by an element's reactive power, after an adjoint.
    double dq(int element) {
        return dq[element];
    }

    /// The fixed point from the no-load voltage, or from the state at a warm start.
    void solve(FlowReport report, int scenario) {
        if (!options.warmStart() || report.status(scenario).failed()) {
            Arrays.fill(stateRe, 0);
            Arrays.fill(stateIm, 0);
        }
        currents();
        double previous = 0;
        for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
            double change = step(1);
            if (change < options.tolerance()) {
                report.converged(scenario, iteration, previous > 0 ? change / previous : 0);
                return;
            }
            if (!(change < Double.POSITIVE_INFINITY)) {
                break;
            }
            previous = change;
        }
        solveHard(report, scenario);
    }

    /// For scenarios whose fixed point does not converge: the damped iteration, and where that fails, Newton's method.
    void solveHard(FlowReport report, int scenario) {
        solveDamped(report, scenario);
        if (report.status(scenario) != FlowStatus.NOT_CONVERGED) {
            return;
        }
        var flow = newton();
        flow.start();
        if (flow.solve(options.tolerance(), MAX_NEWTON) == NewtonFlow.Outcome.SOLVED || solveStepwise(flow)) {
            System.arraycopy(flow.stateRe(), 0, stateRe, 0, stateRe.length);
            System.arraycopy(flow.stateIm(), 0, stateIm, 0, stateIm.length);
            report.ended(scenario, FlowStatus.NEWTON, flow.iterations(), 0, flow.change(), -1);
        }
    }

    private boolean solveStepwise(NewtonFlow flow) {
        return options.stepwise() && new Loadability(model, flow, p, q).search() >= 1;
    }

    private NewtonFlow newton() {
        var flow = newton;
        if (flow == null) {
            flow = new NewtonFlow(model);
            newton = flow;
        }
        for (int element = 0; element < p.length; element++) {
            flow.setPower(element, p[element], q[element]);
        }
        return flow;
    }

    /// The damped iteration `V <- V + damping (F(V) - V)` from the no-load voltage; the damping shrinks
    /// whenever a change grows. It converges where the fixed point overshoots, for example for a large
    /// constant-impedance load.
    void solveDamped(FlowReport report, int scenario) {
        Arrays.fill(stateRe, 0);
        Arrays.fill(stateIm, 0);
        if (!finitePowers()) {
            fail(report, scenario, FlowStatus.NOT_FINITE, 0, 0, Double.NaN);
            return;
        }
        currents();
        double damping = 0.5;
        double previous = Double.POSITIVE_INFINITY;
        double ratio = 0;
        double change = Double.NaN;
        int iteration = 0;
        while (iteration < MAX_DAMPED) {
            iteration++;
            change = step(damping) / damping;
            ratio = change / previous;
            if (change < options.tolerance()) {
                report.ended(scenario, FlowStatus.DAMPED, iteration, ratio, change, -1);
                return;
            }
            if (!(change < Double.POSITIVE_INFINITY)) {
                break;
            }
            if (ratio > 1) {
                damping = Math.max(LEAST_DAMPING, 0.7 * damping);
            }
            previous = change;
        }
        fail(report, scenario, FlowStatus.NOT_CONVERGED, iteration, ratio, change);
    }

    private void fail(
            FlowReport report, int scenario, FlowStatus status, int iteration, double ratio, double mismatch) {
        int worst = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int node = 0; node < nodes; node++) {
            double magnitude = Math.hypot(model.noLoadRe(node) + stateRe[node], model.noLoadIm(node) + stateIm[node]);
            if (!(magnitude >= lowest)) {
                lowest = magnitude;
                worst = node;
            }
        }
        report.ended(scenario, status, iteration, ratio, mismatch, worst);
        Arrays.fill(stateRe, Double.NaN);
        Arrays.fill(stateIm, Double.NaN);
    }

    private boolean finitePowers() {
        for (int element = 0; element < p.length; element++) {
            if (!Double.isFinite(p[element]) || !Double.isFinite(q[element])) {
                return false;
            }
        }
        return true;
    }

    /// One iteration; returns the largest change of an element's voltage.
    private double step(double damping) {
        Arrays.fill(workRe, 0);
        Arrays.fill(workIm, 0);
        for (var element : model.elements()) {
            int row = nodes + element.index();
            inject(element.node(), -stateRe[row], -stateIm[row]);
            inject(element.otherNode(), stateRe[row], stateIm[row]);
        }
        for (int node : model.groundedNodes()) {
            workRe[model.position(node)] = 0;
            workIm[model.position(node)] = 0;
        }
        model.factors().solve(workRe, workIm);
        double largest = 0;
        for (var element : model.elements()) {
            double re = change(element.node(), workRe, stateRe) - change(element.otherNode(), workRe, stateRe);
            double im = change(element.node(), workIm, stateIm) - change(element.otherNode(), workIm, stateIm);
            largest = larger(largest, damping * Math.hypot(re, im));
        }
        for (int node = 0; node < nodes; node++) {
            int at = model.position(node);
            stateRe[node] += damping * (workRe[at] - stateRe[node]);
            stateIm[node] += damping * (workIm[at] - stateIm[node]);
        }
        currents();
        return largest;
    }

    private double change(int node, double[] work, double[] state) {
        return node == Element.GROUND ? 0 : work[model.position(node)] - state[node];
    }

    /// The larger value, or NaN as soon as there is one.
    private static double larger(double largest, double value) {
        return value <= largest ? largest : value + 0 * largest;
    }

    private void inject(int node, double re, double im) {
        if (node != Element.GROUND) {
            workRe[model.position(node)] += re;
            workIm[model.position(node)] += im;
        }
    }

    /// Writes the element currents `conj(s) phi(u)` of the present voltages.
    private void currents() {
        for (int element = 0; element < p.length; element++) {
            var at = voltage(element);
            stateRe[nodes + element] = p[element] * at.phiRe() + q[element] * at.phiIm();
            stateIm[nodes + element] = p[element] * at.phiIm() - q[element] * at.phiRe();
        }
    }

    private ElementVoltage voltage(int index) {
        var element = model.elements().get(index);
        double re = model.noLoadRe(element) + stateRe[element.node()];
        double im = model.noLoadIm(element) + stateIm[element.node()];
        if (element.isDelta()) {
            re -= stateRe[element.otherNode()];
            im -= stateIm[element.otherNode()];
        }
        return new ElementVoltage(element.shares(), element.ratedPerUnit(), re, im);
    }

    /// The adjoint by the method that found the state. Zero, and false, if it does not converge.
    boolean adjoint(FlowStatus solved) {
        return switch (solved) {
            case CONVERGED -> adjoint();
            case DAMPED -> adjointDamped() || adjointNewton();
            case NEWTON -> adjointNewton();
            case UNSOLVED, NOT_CONVERGED, NOT_FINITE -> false;
        };
    }

    private boolean adjointNewton() {
        var flow = newton();
        flow.start(stateRe, stateIm);
        return flow.adjoint(seedRe, seedIm, dp, dq);
    }

    private void derivatives() {
        for (int element = 0; element < p.length; element++) {
            var at = voltage(element);
            dp[element] = -(adjointRe[element] * at.phiRe() - adjointIm[element] * at.phiIm());
            dq[element] = -(adjointRe[element] * at.phiIm() + adjointIm[element] * at.phiRe());
        }
    }

    /// The adjoint by its own fixed point, `r <- C y - conj(seed)` with `y = Z'(conj(seed) - C' conj(z))`.
    /// Returns whether it met its tolerance.
    boolean adjoint() {
        startAdjoint();
        boolean converged = false;
        for (int iteration = 1; iteration <= options.maxAdjointIterations() && !converged; iteration++) {
            converged = adjointStep(1, true) < options.adjointTolerance();
        }
        derivatives();
        return converged;
    }

    /// The adjoint of a scenario that [#solveDamped] solved, damped in the same way. Zero if it does not
    /// converge.
    boolean adjointDamped() {
        startAdjoint();
        double damping = 0.5;
        double previous = Double.POSITIVE_INFINITY;
        for (int iteration = 1; iteration <= MAX_DAMPED; iteration++) {
            double change = adjointStep(damping, true) / damping;
            if (change < options.adjointTolerance()) {
                derivatives();
                return true;
            }
            if (change > previous) {
                damping = Math.max(LEAST_DAMPING, 0.7 * damping);
            }
            previous = change;
        }
        Arrays.fill(dp, 0);
        Arrays.fill(dq, 0);
        return false;
    }

    /// Starts from what the seeds give without any element.
    private void startAdjoint() {
        Arrays.fill(adjointRe, 0);
        Arrays.fill(adjointIm, 0);
        adjointStep(1, false);
    }

    /// One iteration; returns the largest change relative to the largest value.
    private double adjointStep(double damping, boolean withElements) {
        for (int node = 0; node < nodes; node++) {
            workRe[model.position(node)] = seedRe[node];
            workIm[model.position(node)] = -seedIm[node];
        }
        for (int index = 0; index < p.length && withElements; index++) {
            var element = model.elements().get(index);
            var at = voltage(index);
            double re = at.conjugateZRe(p[index], q[index], adjointRe[index], adjointIm[index]);
            double im = at.conjugateZIm(p[index], q[index], adjointRe[index], adjointIm[index]);
            inject(element.node(), -re, -im);
            inject(element.otherNode(), re, im);
        }
        model.factors().solveTransposed(workRe, workIm);
        for (int node : model.groundedNodes()) {
            workRe[model.position(node)] = 0;
            workIm[model.position(node)] = 0;
        }
        double largest = Double.MIN_NORMAL;
        double change = 0;
        for (var element : model.elements()) {
            int at = element.index();
            double re = read(workRe, element.node()) - read(workRe, element.otherNode()) - seedRe[nodes + at];
            double im = read(workIm, element.node()) - read(workIm, element.otherNode()) + seedIm[nodes + at];
            double deltaRe = damping * (re - adjointRe[at]);
            double deltaIm = damping * (im - adjointIm[at]);
            adjointRe[at] += deltaRe;
            adjointIm[at] += deltaIm;
            change = Math.max(change, Math.hypot(deltaRe, deltaIm));
            largest = Math.max(largest, Math.hypot(adjointRe[at], adjointIm[at]));
        }
        return change / largest;
    }

    private double read(double[] work, int node) {
        return node == Element.GROUND ? 0 : work[model.position(node)];
    }
}
