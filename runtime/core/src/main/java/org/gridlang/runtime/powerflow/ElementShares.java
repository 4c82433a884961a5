package org.gridlang.runtime.powerflow;

/// Which elements a load or an agent feeds, and with which share of its power each.
///
/// Power goes in as `p[elements[k]] += weights[k] * power`, `q[elements[k]] += reactiveWeights[k] * reactive`; a
/// derivative comes back as the sum of `weights[k] * dLoss/dp[elements[k]]`, and likewise for the reactive power.
///
/// @param elements element indices: one per phase or pair, or two where active and reactive power depend on voltage
///     in different ways
/// @param weights shares of the active power, adding up to one, or less where the source does not feed all
///     phases
/// @param reactiveWeights shares of the reactive power, likewise
public record ElementShares(int[] elements, double[] weights, double[] reactiveWeights) {}
