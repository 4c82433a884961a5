package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.unit.Measures;
import org.gridlang.runtime.network.NetworkModel;

/// What sets the voltage of a feeder: its regulators with their settings, `reg1  tap 10 x 1.0625  122 V  2 V`, and its
/// capacitors.
final class FeederControls {
    private final NetworkModel network;
    private final Quantities quantities;

    FeederControls(NetworkModel network, Quantities quantities) {
        this.network = network;
        this.quantities = quantities;
    }

    Table regulators() {
        var rows = new ArrayList<Row>();
        for (var regulator : network.regulators()) {
            var control = regulator.control();
            rows.add(Row.of(
                    Value.text(regulator.name()),
                    new Value(regulator.tapNumber() + " x " + Measures.number(regulator.ratio()), (long)
                            regulator.tapNumber()),
                    Value.number(control.voltage(), Measures.number(control.voltage()) + " V"),
                    Value.number(control.band(), Measures.number(control.band()) + " V"),
                    number(control.potentialRatio()),
                    Value.number(control.currentPrimary(), Measures.number(control.currentPrimary()) + " A"),
                    Value.number(control.resistance(), Measures.number(control.resistance()) + " V"),
                    Value.number(control.reactance(), Measures.number(control.reactance()) + " V"),
                    quantities.time(control.delay())));
        }
        return new Table(
                "regulator_list",
                "regulators: voltages at their potential transformers, R and X of the line-drop compensators",
                List.of(
                        Column.text("name", "name"),
                        Column.number("tap", "tap"),
                        Column.number("target_V", "target"),
                        Column.number("bandwidth_V", "band"),
                        Column.number("pt_ratio", "PT"),
                        Column.number("ct_rating_A", "CT"),
                        Column.number("r_V", "R"),
                        Column.number("x_V", "X"),
                        Column.number("delay_s", "delay")),
                rows);
    }

    Table capacitors() {
        var rows = new ArrayList<Row>();
        for (var capacitor : network.capacitors()) {
            rows.add(Row.of(
                    Value.text(capacitor.name()),
                    Value.text(capacitor.bus()),
                    Quantities.phases(capacitor.terminals()),
                    quantities.reactivePower(capacitor.reactivePower()),
                    quantities.voltage(capacitor.ratedVoltage()),
                    new Value(capacitor.closed() ? "closed" : "open", capacitor.closed())));
        }
        return new Table(
                "capacitor_list",
                "capacitors",
                List.of(
                        Column.text("name", "name"),
                        Column.text("bus", "bus"),
                        Column.text("phases", "phases"),
                        Column.number("q_var", "q"),
                        Column.number("rated_voltage_V", "rated voltage"),
                        Column.text("closed", "")),
                rows);
    }

    private static Value number(double value) {
        return Value.number(value, Measures.number(value));
    }
}
