package storage;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.device.DeviceShape;
import org.gridlang.runtime.device.ScalarMath;
import org.gridlang.runtime.device.VectorSelection;

/**
 * A tank that loses heat in proportion to what it holds.
 *
 * Compiled from src/test/resources/cases/emit/storage.grid:5. Comments give the lines of that file.
 */
public final class Tank implements DeviceKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final DeviceShape SHAPE = new DeviceShape(
            "Tank",
            List.of("capacity", "rating", "loss"),
            List.of("heat"),
            List.of("electric", "q"),
            List.of("price", "demand"),
            List.of("level", "price", "bus.v_pu"),
            List.of("wear"),
            true,
            true);

    @Override
    public DeviceShape shape() {
        return SHAPE;
    }

    @Override
    public void initial(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double capacity = parameter[parameterAt];
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
            vector(0.5 * capacity).intoArray(state, stateAt + lane);
        }
    }

    @Override
    public void observe(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] series = frame.series;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] voltage = frame.voltage;
        int voltageAt = frame.voltageAt;
        double[] observation = frame.observation;
        int observationAt = frame.observationAt;
        int priceAt = frame.inputAt[0];
        double capacity = parameter[parameterAt];
        // 20: let level = heat / capacity
        double part1 = 1.0 / capacity;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector price = DoubleVector.fromArray(SPECIES, series, priceAt + lane);
            DoubleVector voltage_ = DoubleVector.fromArray(SPECIES, voltage, voltageAt + lane);
            // 20: let level = heat / capacity
            DoubleVector level = heat.mul(part1);
            // 27: observe level, price, bus.v_pu
            level.intoArray(observation, observationAt + lane);
            price.intoArray(observation, observationAt + lanes + lane);
            voltage_.intoArray(observation, observationAt + 2 * lanes + lane);
        }
    }

    @Override
    public void forward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] series = frame.series;
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
        int demandAt = frame.inputAt[1];
        double capacity = parameter[parameterAt];
        double rating = parameter[parameterAt + 1];
        double loss = parameter[parameterAt + 2];
        double dt = frame.dt;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part1 = rating * rating;
        // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
        double part2 = dt * ScalarMath.exprel(-(loss * dt));
        double part3 = 1.0 / part2;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part4 = Math.sqrt(VectorSelection.max(part1, 0.0));
        // 17: action electric: Power in 0 kW .. rating = demand
        double part5 = VectorSelection.min(-part4, rating);
        // 20: let level = heat / capacity
        double part6 = 1.0 / capacity;
        // 28: cost wear = if level < 20 % then 0.01 [$/h] * dt else 0 $
        double part7 = 2.777777777777778E-6 * dt;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector demand = DoubleVector.fromArray(SPECIES, series, demandAt + lane);
            DoubleVector electricRaw = DoubleVector.fromArray(SPECIES, action, actionAt + lane);
            DoubleVector qRaw = DoubleVector.fromArray(SPECIES, action, actionAt + lanes + lane);
            // 21: der heat = electric - demand - loss * heat
            DoubleVector part8 = heat.mul(loss);
            // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
            DoubleVector heatAboveRoom = heat.add(demand.neg().sub(part8).mul(part2));
            DoubleVector heatBelowRoom = vector(capacity).sub(heatAboveRoom);
            // 17: action electric: Power in 0 kW .. rating = demand
            DoubleVector part9 = VectorSelection.max(vector(0.0), VectorSelection.min(heatAboveRoom.mul(part3).neg(), vector(rating)));
            DoubleVector electricLow = VectorSelection.max(part9, vector(part5));
            DoubleVector part10 = VectorSelection.min(vector(rating), VectorSelection.max(heatBelowRoom.mul(part3), electricLow));
            DoubleVector electricHigh = VectorSelection.min(part10, VectorSelection.max(vector(part4), electricLow));
            // 20: let level = heat / capacity
            DoubleVector level = heat.mul(part6);
            // 17: action electric: Power in 0 kW .. rating = demand
            DoubleVector electric = electricLow.add(electricRaw.add(1.0).mul(0.5).mul(electricHigh.sub(electricLow)));
            // 23: limit inverter: electric^2 + q^2 <= rating^2
            DoubleVector part11 = VectorSelection.max(vector(part1).sub(electric.mul(electric)), vector(0.0)).sqrt();
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            DoubleVector qLow = VectorSelection.max(vector(-1000.0), VectorSelection.min(part11.neg(), vector(1000.0)));
            DoubleVector qHigh = VectorSelection.min(vector(1000.0), VectorSelection.max(part11, qLow));
            DoubleVector q = qLow.add(qRaw.add(1.0).mul(0.5).mul(qHigh.sub(qLow)));
            // 28: cost wear = if level < 20 % then 0.01 [$/h] * dt else 0 $
            DoubleVector wear = vector(0.0).blend(part7, level.compare(VectorOperators.LT, 0.2));
            // 21: der heat = electric - demand - loss * heat
            DoubleVector nextHeat = heat.add(electric.sub(demand).sub(part8).mul(part2));
            // 17: action electric: Power in 0 kW .. rating = demand
            electric.intoArray(physical, physicalAt + lane);
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            q.intoArray(physical, physicalAt + lanes + lane);
            // 24: inject p = -electric
            electric.neg().intoArray(injection, injectionAt + lane);
            // 25: inject q = q
            q.intoArray(injection, injectionAt + lanes + lane);
            // 28: cost wear = if level < 20 % then 0.01 [$/h] * dt else 0 $
            wear.intoArray(cost, costAt + lane);
            // 21: der heat = electric - demand - loss * heat
            nextHeat.intoArray(next, nextAt + lane);
        }
    }

    @Override
    public void backward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] series = frame.series;
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
        int demandAt = frame.inputAt[1];
        double capacity = parameter[parameterAt];
        double rating = parameter[parameterAt + 1];
        double loss = parameter[parameterAt + 2];
        double dt = frame.dt;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part1 = rating * rating;
        // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
        double part2 = dt * ScalarMath.exprel(-(loss * dt));
        double part3 = 1.0 / part2;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part4 = Math.sqrt(VectorSelection.max(part1, 0.0));
        // 17: action electric: Power in 0 kW .. rating = demand
        double part5 = VectorSelection.min(-part4, rating);
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector demand = DoubleVector.fromArray(SPECIES, series, demandAt + lane);
            DoubleVector electricRaw = DoubleVector.fromArray(SPECIES, action, actionAt + lane);
            DoubleVector qRaw = DoubleVector.fromArray(SPECIES, action, actionAt + lanes + lane);
            DoubleVector dInjectP = DoubleVector.fromArray(SPECIES, injectionAdjoint, injectionAdjointAt + lane);
            DoubleVector dInjectQ = DoubleVector.fromArray(SPECIES, injectionAdjoint, injectionAdjointAt + lanes + lane);
            DoubleVector dNextHeat = DoubleVector.fromArray(SPECIES, nextAdjoint, nextAdjointAt + lane);
            // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
            DoubleVector heatAboveRoom = heat.add(demand.neg().sub(heat.mul(loss)).mul(part2));
            DoubleVector part6 = heatAboveRoom.mul(part3).neg();
            DoubleVector heatBelowRoom = vector(capacity).sub(heatAboveRoom);
            DoubleVector part7 = heatBelowRoom.mul(part3);
            // 17: action electric: Power in 0 kW .. rating = demand
            DoubleVector part8 = VectorSelection.min(part6, vector(rating));
            DoubleVector part9 = VectorSelection.max(vector(0.0), part8);
            DoubleVector electricLow = VectorSelection.max(part9, vector(part5));
            DoubleVector part10 = VectorSelection.max(part7, electricLow);
            DoubleVector part11 = VectorSelection.min(vector(rating), part10);
            DoubleVector part12 = VectorSelection.max(vector(part4), electricLow);
            DoubleVector electricHigh = VectorSelection.min(part11, part12);
            DoubleVector part13 = electricHigh.sub(electricLow);
            DoubleVector part14 = electricRaw.add(1.0).mul(0.5);
            DoubleVector electric = electricLow.add(part14.mul(part13));
            // 23: limit inverter: electric^2 + q^2 <= rating^2
            DoubleVector part15 = vector(part1).sub(electric.mul(electric));
            DoubleVector part16 = VectorSelection.max(part15, vector(0.0));
            DoubleVector part17 = part16.sqrt();
            DoubleVector part18 = part17.neg();
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            DoubleVector part19 = VectorSelection.min(part18, vector(1000.0));
            DoubleVector qLow = VectorSelection.max(vector(-1000.0), part19);
            DoubleVector part20 = VectorSelection.max(part17, qLow);
            DoubleVector qHigh = VectorSelection.min(vector(1000.0), part20);
            // 21: der heat = electric - demand - loss * heat
            DoubleVector part21 = dNextHeat.mul(part2);
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            DoubleVector dQHigh = dInjectQ.mul(qRaw.add(1.0).mul(0.5));
            DoubleVector dQRaw = dInjectQ.mul(qHigh.sub(qLow)).mul(0.5);
            DoubleVector part22 = vector(0.0).blend(dQHigh, part20.compare(VectorOperators.LT, 1000.0));
            DoubleVector dQLow = dInjectQ.sub(dQHigh).add(vector(0.0).blend(part22, qLow.compare(VectorOperators.GT, part17)));
            DoubleVector part23 = vector(0.0).blend(dQLow, part19.compare(VectorOperators.GT, -1000.0)).blend(0.0, vector(1000.0).compare(VectorOperators.LT, part18));
            // 23: limit inverter: electric^2 + q^2 <= rating^2
            DoubleVector part24 = vector(0.0).blend(vector(0.5).div(vector(1.0).blend(part17, part16.compare(VectorOperators.GT, 0.0))), part16.compare(VectorOperators.GT, 0.0));
            DoubleVector part25 = part22.blend(0.0, qLow.compare(VectorOperators.GT, part17)).sub(part23).mul(part24);
            DoubleVector part26 = part25.blend(0.0, vector(0.0).compare(VectorOperators.GT, part15)).mul(electric.mul(2.0));
            DoubleVector dElectric = part21.sub(dInjectP).sub(part26);
            // 17: action electric: Power in 0 kW .. rating = demand
            DoubleVector dElectricHigh = dElectric.mul(part14);
            DoubleVector dElectricRaw = dElectric.mul(part13).mul(0.5);
            DoubleVector part27 = vector(0.0).blend(vector(0.0).blend(dElectricHigh, part12.compare(VectorOperators.LT, part11)), electricLow.compare(VectorOperators.GT, part4));
            DoubleVector part28 = vector(0.0).blend(dElectricHigh.blend(0.0, part12.compare(VectorOperators.LT, part11)), part10.compare(VectorOperators.LT, rating));
            DoubleVector dElectricLow = dElectric.sub(dElectricHigh).add(part27).add(vector(0.0).blend(part28, electricLow.compare(VectorOperators.GT, part7)));
            DoubleVector part29 = vector(0.0).blend(dElectricLow.blend(0.0, vector(part5).compare(VectorOperators.GT, part9)), part8.compare(VectorOperators.GT, 0.0));
            // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
            DoubleVector dHeatBelowRoom = part28.blend(0.0, electricLow.compare(VectorOperators.GT, part7)).mul(part3);
            DoubleVector part30 = dHeatBelowRoom.neg().sub(part29.blend(0.0, vector(rating).compare(VectorOperators.LT, part6)).mul(part3));
            // 21: der heat = electric - demand - loss * heat
            DoubleVector dHeat = dNextHeat.add(part30).add(part21.neg().sub(part30.mul(part2)).mul(loss));
            // 17: action electric: Power in 0 kW .. rating = demand
            dElectricRaw.intoArray(actionAdjoint, actionAdjointAt + lane);
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            dQRaw.intoArray(actionAdjoint, actionAdjointAt + lanes + lane);
            // 21: der heat = electric - demand - loss * heat
            dHeat.intoArray(stateAdjoint, stateAdjointAt + lane);
        }
    }

    @Override
    public void observeBackward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] stateAdjoint = frame.stateAdjoint;
        int stateAdjointAt = frame.stateAdjointAt;
        double[] observationAdjoint = frame.observationAdjoint;
        int observationAdjointAt = frame.observationAdjointAt;
        double[] voltageAdjoint = frame.voltageAdjoint;
        int voltageAdjointAt = frame.voltageAdjointAt;
        double capacity = parameter[parameterAt];
        // src/test/resources/cases/emit/storage.grid:20: let level = heat / capacity
        double part1 = 1.0 / capacity;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector dLevel = DoubleVector.fromArray(SPECIES, observationAdjoint, observationAdjointAt + lane);
            DoubleVector dVoltage = DoubleVector.fromArray(SPECIES, observationAdjoint, observationAdjointAt + 2 * lanes + lane);
            // src/test/resources/cases/emit/storage.grid:20: let level = heat / capacity
            DoubleVector dHeat = dLevel.mul(part1);
            DoubleVector.fromArray(SPECIES, stateAdjoint, stateAdjointAt + lane).add(dHeat).intoArray(stateAdjoint, stateAdjointAt + lane);
            DoubleVector.fromArray(SPECIES, voltageAdjoint, voltageAdjointAt + lane).add(dVoltage).intoArray(voltageAdjoint, voltageAdjointAt + lane);
        }
    }

    @Override
    public void terminal(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] cost = frame.cost;
        int costAt = frame.costAt;
        double capacity = parameter[parameterAt];
        // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
        double part1 = 0.5 * capacity;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            // 29: terminal refill = 0.1 [$/kWh] * max(0.5 * capacity - heat, 0 kWh)
            VectorSelection.max(vector(part1).sub(heat), vector(0.0)).mul(2.7777777777777777E-8).intoArray(cost, costAt + lane);
        }
    }

    @Override
    public void terminalBackward(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] stateAdjoint = frame.stateAdjoint;
        int stateAdjointAt = frame.stateAdjointAt;
        double capacity = parameter[parameterAt];
        // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
        double part1 = 0.5 * capacity;
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            // 29: terminal refill = 0.1 [$/kWh] * max(0.5 * capacity - heat, 0 kWh)
            DoubleVector dHeat = vector(2.7777777777777777E-8).blend(0.0, vector(0.0).compare(VectorOperators.GT, vector(part1).sub(heat))).neg();
            dHeat.intoArray(stateAdjoint, stateAdjointAt + lane);
        }
    }

    @Override
    public void idle(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] series = frame.series;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] action = frame.action;
        int actionAt = frame.actionAt;
        int demandAt = frame.inputAt[1];
        double capacity = parameter[parameterAt];
        double rating = parameter[parameterAt + 1];
        double loss = parameter[parameterAt + 2];
        double dt = frame.dt;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part1 = rating * rating;
        // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
        double part2 = dt * ScalarMath.exprel(-(loss * dt));
        double part3 = 1.0 / part2;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part4 = Math.sqrt(VectorSelection.max(part1, 0.0));
        // 17: action electric: Power in 0 kW .. rating = demand
        double part5 = VectorSelection.min(-part4, rating);
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector demand = DoubleVector.fromArray(SPECIES, series, demandAt + lane);
            // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
            DoubleVector heatAboveRoom = heat.add(demand.neg().sub(heat.mul(loss)).mul(part2));
            DoubleVector heatBelowRoom = vector(capacity).sub(heatAboveRoom);
            // 17: action electric: Power in 0 kW .. rating = demand
            DoubleVector part6 = VectorSelection.max(vector(0.0), VectorSelection.min(heatAboveRoom.mul(part3).neg(), vector(rating)));
            DoubleVector electricLow = VectorSelection.max(part6, vector(part5));
            DoubleVector part7 = VectorSelection.min(vector(rating), VectorSelection.max(heatBelowRoom.mul(part3), electricLow));
            DoubleVector electricHigh = VectorSelection.min(part7, VectorSelection.max(vector(part4), electricLow));
            DoubleVector part8 = electricHigh.sub(electricLow);
            DoubleVector part9 = VectorSelection.min(VectorSelection.max(demand, electricLow), electricHigh);
            DoubleVector part10 = part9.sub(electricLow).div(vector(1.0).blend(part8, part8.compare(VectorOperators.GT, 0.0)));
            DoubleVector part11 = VectorSelection.min(VectorSelection.max(part10.mul(2.0).sub(1.0), vector(-1.0)), vector(1.0));
            // 23: limit inverter: electric^2 + q^2 <= rating^2
            DoubleVector part12 = VectorSelection.max(vector(part1).sub(part9.mul(part9)), vector(0.0)).sqrt();
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            DoubleVector qLow = VectorSelection.max(vector(-1000.0), VectorSelection.min(part12.neg(), vector(1000.0)));
            DoubleVector qHigh = VectorSelection.min(vector(1000.0), VectorSelection.max(part12, qLow));
            DoubleVector part13 = qHigh.sub(qLow);
            DoubleVector part14 = VectorSelection.min(VectorSelection.max(vector(0.0), qLow), qHigh).sub(qLow);
            DoubleVector part15 = part14.div(vector(1.0).blend(part13, part13.compare(VectorOperators.GT, 0.0))).mul(2.0);
            DoubleVector part16 = VectorSelection.min(VectorSelection.max(part15.sub(1.0), vector(-1.0)), vector(1.0));
            // 17: action electric: Power in 0 kW .. rating = demand
            vector(0.0).blend(part11, part8.compare(VectorOperators.GT, 0.0)).intoArray(action, actionAt + lane);
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            vector(0.0).blend(part16, part13.compare(VectorOperators.GT, 0.0)).intoArray(action, actionAt + lanes + lane);
        }
    }

    @Override
    public void unmap(DeviceFrame frame) {
        int lanes = frame.lanes;
        double[] parameter = frame.parameter;
        int parameterAt = frame.parameterAt;
        double[] series = frame.series;
        double[] state = frame.state;
        int stateAt = frame.stateAt;
        double[] action = frame.action;
        int actionAt = frame.actionAt;
        double[] physical = frame.physical;
        int physicalAt = frame.physicalAt;
        int demandAt = frame.inputAt[1];
        double capacity = parameter[parameterAt];
        double rating = parameter[parameterAt + 1];
        double loss = parameter[parameterAt + 2];
        double dt = frame.dt;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part1 = rating * rating;
        // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
        double part2 = dt * ScalarMath.exprel(-(loss * dt));
        double part3 = 1.0 / part2;
        // 23: limit inverter: electric^2 + q^2 <= rating^2
        double part4 = Math.sqrt(VectorSelection.max(part1, 0.0));
        // 17: action electric: Power in 0 kW .. rating = demand
        double part5 = VectorSelection.min(-part4, rating);
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            DoubleVector heat = DoubleVector.fromArray(SPECIES, state, stateAt + lane);
            DoubleVector demand = DoubleVector.fromArray(SPECIES, series, demandAt + lane);
            DoubleVector part6 = DoubleVector.fromArray(SPECIES, physical, physicalAt + lane);
            DoubleVector part7 = DoubleVector.fromArray(SPECIES, physical, physicalAt + lanes + lane);
            // 16: state heat: Energy in 0 kWh .. capacity = 0.5 * capacity
            DoubleVector heatAboveRoom = heat.add(demand.neg().sub(heat.mul(loss)).mul(part2));
            DoubleVector heatBelowRoom = vector(capacity).sub(heatAboveRoom);
            // 17: action electric: Power in 0 kW .. rating = demand
            DoubleVector part8 = VectorSelection.max(vector(0.0), VectorSelection.min(heatAboveRoom.mul(part3).neg(), vector(rating)));
            DoubleVector electricLow = VectorSelection.max(part8, vector(part5));
            DoubleVector part9 = VectorSelection.min(vector(rating), VectorSelection.max(heatBelowRoom.mul(part3), electricLow));
            DoubleVector electricHigh = VectorSelection.min(part9, VectorSelection.max(vector(part4), electricLow));
            DoubleVector part10 = electricHigh.sub(electricLow);
            DoubleVector part11 = VectorSelection.min(VectorSelection.max(part6, electricLow), electricHigh);
            DoubleVector part12 = part11.sub(electricLow).div(vector(1.0).blend(part10, part10.compare(VectorOperators.GT, 0.0)));
            DoubleVector part13 = VectorSelection.min(VectorSelection.max(part12.mul(2.0).sub(1.0), vector(-1.0)), vector(1.0));
            // 23: limit inverter: electric^2 + q^2 <= rating^2
            DoubleVector part14 = VectorSelection.max(vector(part1).sub(part11.mul(part11)), vector(0.0)).sqrt();
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            DoubleVector qLow = VectorSelection.max(vector(-1000.0), VectorSelection.min(part14.neg(), vector(1000.0)));
            DoubleVector qHigh = VectorSelection.min(vector(1000.0), VectorSelection.max(part14, qLow));
            DoubleVector part15 = qHigh.sub(qLow);
            DoubleVector part16 = VectorSelection.min(VectorSelection.max(part7, qLow), qHigh).sub(qLow);
            DoubleVector part17 = part16.div(vector(1.0).blend(part15, part15.compare(VectorOperators.GT, 0.0))).mul(2.0);
            DoubleVector part18 = VectorSelection.min(VectorSelection.max(part17.sub(1.0), vector(-1.0)), vector(1.0));
            // 17: action electric: Power in 0 kW .. rating = demand
            vector(0.0).blend(part13, part10.compare(VectorOperators.GT, 0.0)).intoArray(action, actionAt + lane);
            // 18: action q: ReactivePower in -1 kvar .. 1 kvar = 0 kvar
            vector(0.0).blend(part18, part15.compare(VectorOperators.GT, 0.0)).intoArray(action, actionAt + lanes + lane);
        }
    }

    private static DoubleVector vector(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
