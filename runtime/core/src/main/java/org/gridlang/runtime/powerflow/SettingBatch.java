package org.gridlang.runtime.powerflow;

import java.util.Arrays;
import org.gridlang.runtime.network.NetworkModel;

/// Where the regulators and capacitors of a batch of scenarios stand.
///
/// Every array is `[row][scenario]` with the stride of the batch, rows in the order of the network. At first all stand
/// as in the network.
public final class SettingBatch {
    /// Turns ratio of each regulator's winding; between the taps where regulators are smooth.
    public final double[] ratio;
    /// How much of each capacitor is closed: 0 or 1, or between them with several steps.
    public final double[] closed;
    /// Distance between rows.
    public final int stride;

    private final NetworkModel network;

    /// Settings for each scenario of `batch`.
    public SettingBatch(PowerFlowModel model, DoubleFlowBatch batch) {
        network = model.network();
        stride = batch.stride;
        ratio = new double[network.regulators().size() * stride];
        closed = new double[network.capacitors().size() * stride];
        reset(0, stride);
    }

    /// Puts scenarios `[from, to)` back to how the network stands.
    public void reset(int from, int to) {
        for (int regulator = 0; regulator < network.regulators().size(); regulator++) {
            int row = regulator * stride;
            double held = network.regulators().get(regulator).ratio();
            Arrays.fill(ratio, row + from, row + to, held);
        }
        for (int capacitor = 0; capacitor < network.capacitors().size(); capacitor++) {
            int row = capacitor * stride;
            double held = network.capacitors().get(capacitor).closed() ? 1 : 0;
            Arrays.fill(closed, row + from, row + to, held);
        }
    }

    /// Puts one scenario where `setting` says.
    public void set(int scenario, Setting setting) {
        reset(scenario, scenario + 1);
        for (int regulator = 0; regulator < network.regulators().size(); regulator++) {
            var each = network.regulators().get(regulator);
            Integer tap = setting.taps().get(each.name());
            if (tap != null) {
                ratio[regulator * stride + scenario] = each.withTapNumber(tap).ratio();
            }
        }
        for (int capacitor = 0; capacitor < network.capacitors().size(); capacitor++) {
            Boolean state =
                    setting.capacitors().get(network.capacitors().get(capacitor).name());
            if (state != null) {
                closed[capacitor * stride + scenario] = state ? 1 : 0;
            }
        }
    }
}
