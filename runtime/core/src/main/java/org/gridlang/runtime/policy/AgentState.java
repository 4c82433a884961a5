package org.gridlang.runtime.policy;

/// What training changes in one agent, without padding, in the order of [PolicyBank#weights(int)].
///
/// @param weights weights and biases
/// @param firstMoment Adam's running mean of the gradient
/// @param secondMoment Adam's running mean of the squared gradient
/// @param steps Adam steps taken
public record AgentState(float[] weights, float[] firstMoment, float[] secondMoment, int steps) {}
