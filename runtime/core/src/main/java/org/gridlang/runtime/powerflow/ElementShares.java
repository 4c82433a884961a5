package org.gridlang.runtime.powerflow;

/// Which elements a load or an agent feeds, and with which share of its power each.
///
/// Power goes in as `p[elements[k]] += weights[k] * power`; a derivative comes back as the sum of
/// `weights[k] * dLoss/dp[elements[k]]`.
///
/// @param elements element indices, one per phase or pair
/// @param weights shares of the total, adding up to one
public record ElementShares(int[] elements, double[] weights) {}
