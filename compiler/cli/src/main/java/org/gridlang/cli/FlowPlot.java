package org.gridlang.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.gridlang.runtime.report.plot.FlowPicture;
import org.gridlang.runtime.report.plot.FlowView;

/// The file that `--plot FILE` names, whose ending says what is drawn. It is tried before any work is done.
record FlowPlot(Path file, FlowPicture.Kind kind) {
    static FlowPlot prepare(Path file) throws CommandFailure, IOException {
        FlowPicture.Kind kind = FlowPicture.Kind.of(file)
                .orElseThrow(() ->
                        CommandFailure.usage("--plot: \"%s\" does not say what to draw; its name must end in %s"
                                .formatted(
                                        file,
                                        String.join(
                                                " or ",
                                                Arrays.stream(FlowPicture.Kind.values())
                                                        .map(FlowPicture.Kind::ending)
                                                        .toList()))));
        return new FlowPlot(OutputFile.prepare(file, "plot"), kind);
    }

    void write(FlowView view) throws IOException {
        try {
            FlowPicture.write(view, kind, file);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
