package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.control.Controls;
import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.SettingBatch;
import org.gridlang.runtime.powerflow.SettingFlow;

/// Regulators and capacitor controls act through each day, step after step, from where the network puts them.
///
/// Within a step they act in the order of their delays until all are content; one whose delay is longer than the step
/// goes on waiting in the next. Derivatives are those at the taps of the end of each step. All days of a step are one
/// range of scenarios.
final class ActiveFlow implements StepFlow {
    /// After which a step goes on with controls that still want to act.
    private static final int MOST_ROUNDS = 100;

    private final PowerFlowModel model;
    private final SettingFlow[] flows;
    private final SettingBatch settings;
    private final int days;
    private final double stepSeconds;
    private final Controls[] controls;
    private int moves;
    private int restless;

    /// @param days scenarios of each step that count; the rest of its range stand as in the network
    ActiveFlow(
            PowerFlowModel model,
            FlowOptions options,
            DoubleFlowBatch batch,
            int days,
            double stepSeconds,
            int workers) {
        this.model = model;
        this.days = days;
        this.stepSeconds = stepSeconds;
        flows = new SettingFlow[workers];
        Arrays.setAll(flows, worker -> SettingFlow.controlled(model, options.withWarmStart(true)));
        settings = new SettingBatch(model, batch);
        controls = new Controls[days];
    }

    @Override
    public boolean inOrder() {
        return true;
    }

    /// Moves of regulators and capacitors in the days since their first step.
    int moves() {
        return moves;
    }

    /// Steps of days that ended with a control that wanted to act on.
    int restless() {
        return restless;
    }

    @Override
    public void solve(int worker, DoubleFlowBatch batch, int from, int to) {
        int step = from / (to - from);
        if (step == 0) {
            Arrays.setAll(controls, day -> new Controls(model.network()));
            moves = 0;
            restless = 0;
        }
        clear(batch, from, to);
        for (int day = 0; day < days; day++) {
            controls[day].write(settings, from + day);
        }
        var asking = new boolean[days];
        Arrays.fill(asking, true);
        flows[worker].solve(batch, settings, from, to);
        for (int round = 1; look(worker, batch, from, step * stepSeconds, asking) && round <= MOST_ROUNDS; round++) {
            for (int day = 0; day < days; day++) {
                if (asking[day]) {
                    moves += controls[day].act(round).size();
                    controls[day].write(settings, from + day);
                }
            }
            solveAgain(worker, batch, from, asking);
        }
        for (int day = 0; day < days; day++) {
            restless += asking[day] ? 1 : 0;
            controls[day].elapse(stepSeconds);
        }
    }

    /// Starts from no load, so that a day does not depend on what the batch was used for before.
    private static void clear(DoubleFlowBatch batch, int from, int to) {
        for (int row = 0; row < batch.nodes; row++) {
            Arrays.fill(batch.stateRe, row * batch.stride + from, row * batch.stride + to, 0);
            Arrays.fill(batch.stateIm, row * batch.stride + from, row * batch.stride + to, 0);
        }
    }

    /// Lets the controls look that have acted, or not looked yet; whether any wants to act.
    private boolean look(int worker, DoubleFlowBatch batch, int from, double timeOfDay, boolean[] asking) {
        boolean any = false;
        for (int day = 0; day < days; day++) {
            if (asking[day]) {
                boolean solved = batch.report.status(from + day).solved();
                asking[day] = solved
                        && controls[day].look(
                                flows[worker].solution(batch, settings, from + day), timeOfDay, stepSeconds);
                any |= asking[day];
            }
        }
        return any;
    }

    /// Solves the vectors in which a day has moved.
    private void solveAgain(int worker, DoubleFlowBatch batch, int from, boolean[] asking) {
        int lanes = SettingFlow.lanes();
        for (int first = 0; first < days; first += lanes) {
            boolean moved = false;
            for (int day = first; day < Math.min(first + lanes, days); day++) {
                moved |= asking[day];
            }
            if (moved) {
                flows[worker].solve(batch, settings, from + first, from + first + lanes);
            }
        }
    }

    @Override
    public void adjoint(int worker, DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int from, int to) {
        flows[worker].adjoint(batch, settings, adjoint, from, to);
    }
}
