package org.gridlang.language.lint;

import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;

/// What a feeder is made for, in VA: by its nominal loads, its largest transformer, and the ratings of the lines at its
/// source.
final class FeederSize {
    private final NetworkModel network;

    FeederSize(NetworkModel network) {
        this.network = network;
    }

    /// The largest of the three.
    double power() {
        return Math.max(loads(), Math.max(transformer(), lines()));
    }

    double loads() {
        return network.loads().stream()
                .mapToDouble(each -> Math.hypot(each.power(), each.reactivePower()))
                .sum();
    }

    /// 0 if there is none.
    double transformer() {
        return network.transformers().stream()
                .mapToDouble(each -> each.windings().getFirst().ratedPower())
                .max()
                .orElse(0);
    }

    /// 0 if they have no ratings.
    double lines() {
        return network.lines().stream()
                .filter(Line::closed)
                .filter(each -> each.fromBus().equals(network.source().bus())
                        || each.toBus().equals(network.source().bus()))
                .mapToDouble(each -> each.rating()
                        * each.fromTerminals().size()
                        * network.bus(each.fromBus()).baseVoltage())
                .sum();
    }

    double capacitors() {
        return network.capacitors().stream()
                .mapToDouble(each -> each.reactivePower())
                .sum();
    }
}
