==== java
// tank/Tank.java
package tank;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.device.DeviceShape;
import org.gridlang.runtime.device.VectorSelection;

/**
 * Compiled from src/test/resources/cases/dump/tank.grid:4. Comments give the lines of that file.
 */
public final class Tank implements DeviceKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final DeviceShape SHAPE = new DeviceShape(
            "Tank",
            List.of("capacity"),
            List.of("soc"),
            List.of("p"),
            List.of("price", "sin(time.of_day)", "cos(time.of_day)"),
            List.of("soc", "price", "sin(time.of_day)", "cos(time.of_day)"),
            List.of("wear"),
            false,
            false);

    @Override
    public DeviceShape shape() {
        return SHAPE;
    }

    @Override
    public void initial(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            // 8: state soc: Ratio in 0 % .. 100 % = 50 %
            vector(0.5).intoArray(state, stateAt + lane);
        }
    }

    @Override
    public void observe(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] series = frame.series;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] observation = frame.observation;
        int observationAt = frame.observationAt;
        int priceAt = frame.inputAt[0];
        int sinTimeOfDayAt = frame.inputAt[1];
        int cosTimeOfDayAt = frame.inputAt[2];
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector soc = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector price = DoubleVector.fromArray(SPECIES, series, priceAt + lane);
            DoubleVector sinTimeOfDay = DoubleVector.fromArray(SPECIES, series, sinTimeOfDayAt + lane);
            DoubleVector cosTimeOfDay = DoubleVector.fromArray(SPECIES, series, cosTimeOfDayAt + lane);
            // 13: observe soc, price, time.of_day
            soc.intoArray(observation, observationAt + lane);
            price.intoArray(observation, observationAt + lanes + lane);
            sinTimeOfDay.intoArray(observation, observationAt + 2 * lanes + lane);
            cosTimeOfDay.intoArray(observation, observationAt + 3 * lanes + lane);
        }
    }

    @Override
    public void forward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] next = frame.next;
        int nextAt = frame.nextAt;
        double[] action = frame.action;
        int actionAt = frame.actionAt;
        double[] physical = frame.physical;
        int physicalAt = frame.physicalAt;
        double[] injection = frame.injection;
        int injectionAt = frame.injectionAt;
        double[] cost = frame.cost;
        int costAt = frame.costAt;
        double capacity = parameter[parameterAt];
        double dt = frame.dt;
        // 8: state soc: Ratio in 0 % .. 100 % = 50 %
        double part1 = 1.0 / (dt / capacity);
        double part2 = 1.0 / (-0.9 * dt / capacity);
        // 14: cost wear = 0.01 [$/kWh] * charge * dt
        double part3 = 2.7777777777777776E-9 * dt;
        // 11: next soc = soc + (0.9 * charge - max(p, 0 kW)) * dt / capacity
        double part4 = dt * (1.0 / capacity);
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector soc = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector pRaw = DoubleVector.fromArray(SPECIES, action, actionAt + lane);
            // 8: state soc: Ratio in 0 % .. 100 % = 50 %
            DoubleVector part5 = soc.mul(part2).neg().blend(soc.mul(part1), soc.compare(VectorOperators.GE, 0.0));
            DoubleVector socBelowRoom = vector(1.0).sub(soc);
            DoubleVector part6 = socBelowRoom.mul(part1).neg().blend(socBelowRoom.mul(part2), socBelowRoom.compare(VectorOperators.GE, 0.0));
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            DoubleVector pLow = VectorSelection.max(vector(-3000.0), VectorSelection.min(part6, vector(3000.0)));
            DoubleVector pHigh = VectorSelection.min(vector(3000.0), VectorSelection.max(part5, pLow));
            DoubleVector p = pLow.add(pRaw.add(1.0).mul(0.5).mul(pHigh.sub(pLow)));
            // 10: let charge = max(-p, 0 kW)
            DoubleVector charge = VectorSelection.max(p.neg(), vector(0.0));
            // 14: cost wear = 0.01 [$/kWh] * charge * dt
            DoubleVector wear = charge.mul(part3);
            // 11: next soc = soc + (0.9 * charge - max(p, 0 kW)) * dt / capacity
            DoubleVector part7 = charge.mul(0.9).sub(VectorSelection.max(p, vector(0.0))).mul(part4);
            DoubleVector nextSoc = soc.add(part7);
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            p.intoArray(physical, physicalAt + lane);
            // 12: inject p = p
            p.intoArray(injection, injectionAt + lane);
            // 4: device Tank {
            vector(0.0).intoArray(injection, injectionAt + lanes + lane);
            // 14: cost wear = 0.01 [$/kWh] * charge * dt
            wear.intoArray(cost, costAt + lane);
            // 11: next soc = soc + (0.9 * charge - max(p, 0 kW)) * dt / capacity
            nextSoc.intoArray(next, nextAt + lane);
        }
    }

    @Override
    public void backward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] action = frame.action;
        int actionAt = frame.actionAt;
        double[] injectionAdjoint = frame.injectionAdjoint;
        int injectionAdjointAt = frame.injectionAdjointAt;
        double[] nextAdjoint = frame.nextAdjoint;
        int nextAdjointAt = frame.nextAdjointAt;
        double[] stateAdjoint = frame.stateAdjoint;
        int stateAdjointAt = frame.stateAdjointAt;
        double[] actionAdjoint = frame.actionAdjoint;
        int actionAdjointAt = frame.actionAdjointAt;
        double capacity = parameter[parameterAt];
        double dt = frame.dt;
        // 8: state soc: Ratio in 0 % .. 100 % = 50 %
        double part1 = 1.0 / (dt / capacity);
        double part2 = 1.0 / (-0.9 * dt / capacity);
        // 14: cost wear = 0.01 [$/kWh] * charge * dt
        double part3 = 2.7777777777777776E-9 * dt;
        // 11: next soc = soc + (0.9 * charge - max(p, 0 kW)) * dt / capacity
        double part4 = dt * (1.0 / capacity);
        double part5 = part4 * 0.9;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector soc = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector pRaw = DoubleVector.fromArray(SPECIES, action, actionAt + lane);
            DoubleVector dInjectP = DoubleVector.fromArray(SPECIES, injectionAdjoint, injectionAdjointAt + lane);
            DoubleVector dNextSoc = DoubleVector.fromArray(SPECIES, nextAdjoint, nextAdjointAt + lane);
            // 8: state soc: Ratio in 0 % .. 100 % = 50 %
            DoubleVector part6 = soc.mul(part2).neg().blend(soc.mul(part1), soc.compare(VectorOperators.GE, 0.0));
            DoubleVector socBelowRoom = vector(1.0).sub(soc);
            DoubleVector part7 = socBelowRoom.mul(part1).neg().blend(socBelowRoom.mul(part2), socBelowRoom.compare(VectorOperators.GE, 0.0));
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            DoubleVector part8 = VectorSelection.min(part7, vector(3000.0));
            DoubleVector pLow = VectorSelection.max(vector(-3000.0), part8);
            DoubleVector part9 = VectorSelection.max(part6, pLow);
            DoubleVector pHigh = VectorSelection.min(vector(3000.0), part9);
            DoubleVector part10 = pHigh.sub(pLow);
            DoubleVector part11 = pRaw.add(1.0).mul(0.5);
            DoubleVector p = pLow.add(part11.mul(part10));
            // 11: next soc = soc + (0.9 * charge - max(p, 0 kW)) * dt / capacity
            DoubleVector part12 = dNextSoc.mul(part4).neg().blend(0.0, vector(0.0).compare(VectorOperators.GT, p));
            // 14: cost wear = 0.01 [$/kWh] * charge * dt
            DoubleVector dCharge = dNextSoc.mul(part5).add(part3);
            // 10: let charge = max(-p, 0 kW)
            DoubleVector dP = dInjectP.add(part12).sub(dCharge.blend(0.0, vector(0.0).compare(VectorOperators.GT, p.neg())));
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            DoubleVector dPHigh = dP.mul(part11);
            DoubleVector dPRaw = dP.mul(part10).mul(0.5);
            DoubleVector part13 = vector(0.0).blend(dPHigh, part9.compare(VectorOperators.LT, 3000.0));
            DoubleVector part14 = part13.blend(0.0, pLow.compare(VectorOperators.GT, part6));
            DoubleVector dPLow = dP.sub(dPHigh).add(vector(0.0).blend(part13, pLow.compare(VectorOperators.GT, part6)));
            DoubleVector part15 = vector(0.0).blend(dPLow, part8.compare(VectorOperators.GT, -3000.0)).blend(0.0, vector(3000.0).compare(VectorOperators.LT, part7));
            // 8: state soc: Ratio in 0 % .. 100 % = 50 %
            DoubleVector part16 = part15.blend(0.0, socBelowRoom.compare(VectorOperators.GE, 0.0)).mul(part1).sub(vector(0.0).blend(part15, socBelowRoom.compare(VectorOperators.GE, 0.0)).mul(part2));
            DoubleVector dSocAboveRoom = vector(0.0).blend(part14, soc.compare(VectorOperators.GE, 0.0)).mul(part1).sub(part14.blend(0.0, soc.compare(VectorOperators.GE, 0.0)).mul(part2));
            DoubleVector dSoc = dNextSoc.add(part16).add(dSocAboveRoom);
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            dPRaw.intoArray(actionAdjoint, actionAdjointAt + lane);
            // 11: next soc = soc + (0.9 * charge - max(p, 0 kW)) * dt / capacity
            dSoc.intoArray(stateAdjoint, stateAdjointAt + lane);
        }
    }

    @Override
    public void observeBackward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] stateAdjoint = frame.stateAdjoint;
        int stateAdjointAt = frame.stateAdjointAt;
        double[] observationAdjoint = frame.observationAdjoint;
        int observationAdjointAt = frame.observationAdjointAt;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector dSoc = DoubleVector.fromArray(SPECIES, observationAdjoint, observationAdjointAt + lane);
            DoubleVector.fromArray(SPECIES, stateAdjoint, stateAdjointAt + lane).add(dSoc).intoArray(stateAdjoint, stateAdjointAt + lane);
        }
    }

    @Override
    public void terminal(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] cost = frame.cost;
        int costAt = frame.costAt;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            // 4: device Tank {
            vector(0.0).intoArray(cost, costAt + lane);
        }
    }

    @Override
    public void terminalBackward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] stateAdjoint = frame.stateAdjoint;
        int stateAdjointAt = frame.stateAdjointAt;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            // 4: device Tank {
            vector(0.0).intoArray(stateAdjoint, stateAdjointAt + lane);
        }
    }

    @Override
    public void idle(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] action = frame.action;
        int actionAt = frame.actionAt;
        double capacity = parameter[parameterAt];
        double dt = frame.dt;
        // 8: state soc: Ratio in 0 % .. 100 % = 50 %
        double part1 = 1.0 / (dt / capacity);
        double part2 = 1.0 / (-0.9 * dt / capacity);
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector soc = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            // 8: state soc: Ratio in 0 % .. 100 % = 50 %
            DoubleVector part3 = soc.mul(part2).neg().blend(soc.mul(part1), soc.compare(VectorOperators.GE, 0.0));
            DoubleVector socBelowRoom = vector(1.0).sub(soc);
            DoubleVector part4 = socBelowRoom.mul(part1).neg().blend(socBelowRoom.mul(part2), socBelowRoom.compare(VectorOperators.GE, 0.0));
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            DoubleVector pLow = VectorSelection.max(vector(-3000.0), VectorSelection.min(part4, vector(3000.0)));
            DoubleVector pHigh = VectorSelection.min(vector(3000.0), VectorSelection.max(part3, pLow));
            DoubleVector part5 = pHigh.sub(pLow);
            DoubleVector part6 = VectorSelection.min(VectorSelection.max(vector(0.0), pLow), pHigh).sub(pLow);
            DoubleVector part7 = part6.div(vector(1.0).blend(part5, part5.compare(VectorOperators.GT, 0.0))).mul(2.0);
            DoubleVector part8 = VectorSelection.min(VectorSelection.max(part7.sub(1.0), vector(-1.0)), vector(1.0));
            vector(0.0).blend(part8, part5.compare(VectorOperators.GT, 0.0)).intoArray(action, actionAt + lane);
        }
    }

    @Override
    public void unmap(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] action = frame.action;
        int actionAt = frame.actionAt;
        double[] physical = frame.physical;
        int physicalAt = frame.physicalAt;
        double capacity = parameter[parameterAt];
        double dt = frame.dt;
        // 8: state soc: Ratio in 0 % .. 100 % = 50 %
        double part1 = 1.0 / (dt / capacity);
        double part2 = 1.0 / (-0.9 * dt / capacity);
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector soc = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector part3 = DoubleVector.fromArray(SPECIES, physical, physicalAt + lane);
            // 8: state soc: Ratio in 0 % .. 100 % = 50 %
            DoubleVector part4 = soc.mul(part2).neg().blend(soc.mul(part1), soc.compare(VectorOperators.GE, 0.0));
            DoubleVector socBelowRoom = vector(1.0).sub(soc);
            DoubleVector part5 = socBelowRoom.mul(part1).neg().blend(socBelowRoom.mul(part2), socBelowRoom.compare(VectorOperators.GE, 0.0));
            // 9: action p: Power in -3 kW .. 3 kW = 0 kW
            DoubleVector pLow = VectorSelection.max(vector(-3000.0), VectorSelection.min(part5, vector(3000.0)));
            DoubleVector pHigh = VectorSelection.min(vector(3000.0), VectorSelection.max(part4, pLow));
            DoubleVector part6 = pHigh.sub(pLow);
            DoubleVector part7 = VectorSelection.min(VectorSelection.max(part3, pLow), pHigh).sub(pLow);
            DoubleVector part8 = part7.div(vector(1.0).blend(part6, part6.compare(VectorOperators.GT, 0.0))).mul(2.0);
            DoubleVector part9 = VectorSelection.min(VectorSelection.max(part8.sub(1.0), vector(-1.0)), vector(1.0));
            vector(0.0).blend(part9, part6.compare(VectorOperators.GT, 0.0)).intoArray(action, actionAt + lane);
        }
    }

    private static DoubleVector vector(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
