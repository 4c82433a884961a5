package org.gridlang.runtime.network;

import java.util.ArrayList;
import java.util.List;

/// A transformer or the core of a regulator: two or more windings on a common core per phase.
///
/// @param windings first the winding on whose rated power the reactances are given
/// @param leakageReactances short-circuit reactance per pair of windings as a fraction of the first winding's
///     rating, in the order (1,2), (1,3), ..., (2,3), ...; one number for two windings
/// @param antiFloatShunt tiny inductive shunt at every winding, as a fraction of the rating (1e-6 is usual),
///     which gives an ungrounded side a defined voltage to ground
/// @param noLoadLoss loss in the core at rated voltage, as a fraction of the first winding's rating
/// @param magnetisingCurrent reactive no-load current at rated voltage, as a fraction of the first winding's rating.
///     Both stand at the second winding, which is taken to be the closest to the core
public record Transformer(
        String name,
        List<Winding> windings,
        List<Double> leakageReactances,
        double antiFloatShunt,
        double noLoadLoss,
        double magnetisingCurrent) {
    public Transformer {
        Checks.named(name, "a transformer");
        windings = List.copyOf(windings);
        leakageReactances = List.copyOf(leakageReactances);
        int count = windings.size();
        if (count < 2) {
            throw new IllegalArgumentException("transformer " + name + " needs at least two windings");
        }
        if (leakageReactances.size() != count * (count - 1) / 2) {
            throw new IllegalArgumentException("transformer " + name + " with " + count + " windings needs "
                    + count * (count - 1) / 2 + " leakage reactances, but has " + leakageReactances.size());
        }
        for (var winding : windings) {
            if (winding.coils() != windings.getFirst().coils()) {
                throw new IllegalArgumentException(
                        "the windings of transformer " + name + " differ in their number of phases");
            }
        }
        for (double reactance : leakageReactances) {
            Checks.positive(reactance, "transformer " + name, "a leakage reactance");
        }
        Checks.notNegative(antiFloatShunt, "transformer " + name, "the anti-float shunt");
        Checks.notNegative(noLoadLoss, "transformer " + name, "the no-load loss");
        Checks.finite(magnetisingCurrent, "transformer " + name, "the magnetising current");
    }

    /// A transformer that takes nothing without load.
    public Transformer(String name, List<Winding> windings, List<Double> leakageReactances, double antiFloatShunt) {
        this(name, windings, leakageReactances, antiFloatShunt, 0, 0);
    }

    /// This transformer with another tap at one winding (counted from 0).
    public Transformer withTap(int winding, double tap) {
        var changed = new ArrayList<>(windings);
        changed.set(winding, windings.get(winding).withTap(tap));
        return new Transformer(name, changed, leakageReactances, antiFloatShunt, noLoadLoss, magnetisingCurrent);
    }
}
