package org.gridlang.cli;

import org.gridlang.runtime.learn.Progress;
import org.gridlang.runtime.learn.TrainingListener;
import org.gridlang.runtime.learn.TrainingState;
import org.gridlang.runtime.record.RunFolder;

/// Hands what a training says to the run folder and to the screen.
record PassListener(RunFolder.Recorder recorder, Trainer.Progress progress) implements TrainingListener {
    @Override
    public void prepared(double preparationSeconds) {
        recorder.prepared(preparationSeconds);
    }

    @Override
    public void progress(Progress pass) {
        recorder.progress(pass);
        progress.pass(line(pass));
    }

    @Override
    public void checkpoint(TrainingState state) {
        recorder.checkpoint(state);
    }

    private static PassLine line(Progress pass) {
        var violations = pass.figures().violations();
        var multipliers = pass.multipliers();
        return new PassLine(
                pass.pass(),
                pass.planned(),
                pass.seconds(),
                pass.figures().cost(),
                violations.stream()
                        .map(each -> new PassLine.Violation(each.constraint(), each.mean(), each.largestOfAll()))
                        .toList(),
                multipliers.stream()
                        .mapToDouble(Progress.MultiplierSummary::largest)
                        .max()
                        .orElse(0),
                pass.secondsLeft());
    }
}
