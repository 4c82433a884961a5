package org.gridlang.runtime.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.gridlang.runtime.record.AtomicFile;
import org.gridlang.runtime.report.plot.RasterPainter;

/// Writes a report as `report.html`, or its pictures as `cost-seconds.png` and its like; each file as a whole or not at
/// all.
public final class Report {
    /// Width of an image.
    private static final int PIXELS = 1080;

    private Report() {}

    /// Writes the page.
    public static void page(ReportContent content, Path file) {
        AtomicFile.write(file, ReportPage.of(content, ReportFigures.of(content)));
    }

    /// Writes an image of each picture into a folder.
    ///
    /// @return the files
    public static List<Path> pictures(ReportContent content, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write into " + folder + ": " + failure, failure);
        }
        var files = new ArrayList<Path>();
        for (var figure : ReportFigures.of(content)) {
            var file = folder.resolve(figure.name().replaceAll("[^A-Za-z0-9_.-]", "_") + ".png");
            var image = RasterPainter.paint(figure.drawing(), PIXELS);
            AtomicFile.write(file, out -> {
                if (!ImageIO.write(image, "png", out)) {
                    throw new IOException("this Java cannot write PNG files");
                }
            });
            files.add(file);
        }
        return files;
    }
}
