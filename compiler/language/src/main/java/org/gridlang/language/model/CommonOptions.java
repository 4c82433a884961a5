package org.gridlang.language.model;

import org.gridlang.runtime.problem.Experiment;

/// What the tables of several algorithms share.
final class CommonOptions {
    static final Option DECAY =
            new Option.Choice("decay", Experiment.Decay.LINEAR, "how the rate falls over the training, to a twentieth");

    private CommonOptions() {}

    static Option rate(double standard) {
        return new Option.Decimal("rate", 1e-8, 1, standard, "Adam's step length");
    }

    static <R extends Record> OptionTable<Experiment.Algorithm> algorithm(
            String name, Class<R> record, String meaning, Option... options) {
        return OptionTable.of(name, record, Experiment.Algorithm.class, meaning, options);
    }
}
