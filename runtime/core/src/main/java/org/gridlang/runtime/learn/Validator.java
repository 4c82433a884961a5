package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Judges policies in training on days that are always the same and never trained on. It borrows the training's
/// environment and controllers, whose memory is most of what a training takes; so it runs between passes.
final class Validator {
    private final Environment environment;
    private final List<Controller> controllers;
    private final List<LocalDate> dates;
    private final int days;
    private final Merit merit;

    record Verdict(Figures figures, double merit) {}

    /// @param dates at most as many as the environment has days
    Validator(Environment environment, List<Controller> controllers, List<LocalDate> dates, Merit merit) {
        this.environment = environment;
        this.controllers = controllers;
        this.days = dates.size();
        // The environment takes a fixed number of days; surplus ones repeat the last and are left out of the
        // figures.
        var padded = new ArrayList<>(dates);
        while (padded.size() < environment.days) {
            padded.add(dates.getLast());
        }
        this.dates = List.copyOf(padded);
        this.merit = merit;
    }

    Verdict validate() {
        environment.block(dates);
        environment.forward(controllers);
        var figures = new FigureReader(environment).read(days);
        return new Verdict(figures, merit.of(figures));
    }
}
