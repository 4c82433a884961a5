package org.gridlang.runtime.report.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gridlang.runtime.record.AtomicFile;

/// Writes a picture of a solved feeder: `flow.png` is one image of map and voltage profile, `flow.html` a page that
/// needs nothing else, with the same two drawings, what is under the pointer, and tables.
public final class FlowPicture {
    /// Width of an image.
    private static final int PIXELS = 1600;

    /// What can be written, by the ending of the file's name.
    public enum Kind {
        PNG,
        HTML;

        /// `.png`.
        public String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        /// The kind of file that a name asks for; empty if nothing like it can be written.
        public static Optional<Kind> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(kind -> name.endsWith(kind.ending()))
                    .findFirst();
        }
    }

    private FlowPicture() {}

    /// Writes or replaces the file, as a whole or not at all.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be written
    public static void write(FlowView view, Kind kind, Path file) {
        switch (kind) {
            case PNG -> {
                var image = RasterPainter.paint(FlowSheet.draw(view), PIXELS);
                AtomicFile.write(file, out -> {
                    if (!ImageIO.write(image, "png", out)) {
                        throw new IOException("this Java cannot write PNG files");
                    }
                });
            }
            case HTML -> AtomicFile.write(file, FlowPage.of(view));
        }
    }
}
