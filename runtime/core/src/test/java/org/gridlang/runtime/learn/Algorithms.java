package org.gridlang.runtime.learn;

import org.gridlang.runtime.policy.Surrogate;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Experiment.Algorithm.GradMap;
import org.gridlang.runtime.problem.Experiment.Algorithm.Ssl;

/// Algorithms with all but a few settings usual.
final class Algorithms {
    private Algorithms() {}

    static GradMap gradMap(int epochs, double radiusStart, double radiusEnd, int minibatches, double rate) {
        return new GradMap(
                epochs,
                Surrogate.CLIP_PROXIMAL,
                new Experiment.Span(radiusStart, radiusEnd),
                false,
                2,
                1.5,
                minibatches,
                rate,
                Experiment.Decay.LINEAR,
                Experiment.Adjoint.CLOSED,
                Experiment.Voltage.FULL,
                Experiment.Normalisation.COMPONENT,
                0.9,
                1);
    }

    static Ssl ssl(double rate) {
        return new Ssl(
                rate,
                Experiment.Decay.LINEAR,
                Experiment.Adjoint.CLOSED,
                Experiment.Voltage.FULL,
                Experiment.Normalisation.COMPONENT,
                0.9,
                1);
    }
}
