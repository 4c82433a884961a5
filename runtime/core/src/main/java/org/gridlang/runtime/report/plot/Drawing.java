package org.gridlang.runtime.report.plot;

import java.util.List;

/// A picture as shapes, before it becomes pixels ([RasterPainter]) or a page ([SvgWriter]); both therefore show the
/// same. Coordinates run to the right and down, in units of which a phone shows some 360 and a printed page 480.
///
/// @param title what it shows, in one line
/// @param description the same for those who cannot see it
/// @param anchors where the phases of the buses are, for whoever points at the picture
public record Drawing(
        double width, double height, String title, String description, List<Shape> shapes, List<Anchor> anchors) {
    public Drawing {
        shapes = List.copyOf(shapes);
        anchors = List.copyOf(anchors);
    }

    /// A place in the picture that belongs to a bus, or to one phase of it.
    ///
    /// @param bus index into the buses of the view
    /// @param terminal of the bus, or 0 for all of it
    public record Anchor(int bus, int terminal, double x, double y) {}

    /// A place in the picture.
    public record Point(double x, double y) {}

    /// Part of a picture.
    public sealed interface Shape {}

    /// Strokes through points, one after the other or, where `closed`, around.
    ///
    /// @param runs each a line of its own
    public record Strokes(List<List<Point>> runs, boolean closed, Ink ink, double width, List<Double> dashes)
            implements Shape {
        public Strokes {
            runs = runs.stream().map(List::copyOf).toList();
            dashes = List.copyOf(dashes);
        }
    }

    /// A filled area with an edge.
    ///
    /// @param width of the edge, 0 for none
    public record Area(List<Point> corners, Ink fill, Ink edge, double width) implements Shape {
        public Area {
            corners = List.copyOf(corners);
        }
    }

    /// A filled circle with an edge.
    public record Disc(Point centre, double radius, Ink fill, Ink edge, double width) implements Shape {}

    /// A line of text.
    ///
    /// @param at where its base line begins, has its middle or ends
    /// @param halo whether it stands on a rim of paper, to be read above lines
    /// @param upright false for text that runs upwards
    public record Label(
            Point at, String text, double size, Align align, Ink ink, boolean bold, boolean halo, boolean upright)
            implements Shape {
        /// Plain text.
        public static Label of(double x, double y, String text, double size, Align align, Ink ink) {
            return new Label(new Point(x, y), text, size, align, ink, false, false, true);
        }

        /// The same in bold letters.
        public Label inBold() {
            return new Label(at, text, size, align, ink, true, halo, upright);
        }

        /// The same on a rim of paper.
        public Label withHalo() {
            return new Label(at, text, size, align, ink, bold, true, upright);
        }
    }

    /// Which part of a text stands at its place.
    public enum Align {
        START,
        MIDDLE,
        END
    }

    /// Shapes that are one thing.
    ///
    /// @param kind what it is: `bus`, `line`, `overload` and so on
    /// @param name which one
    /// @param tip what to say when it is pointed at, or an empty text
    public record Thing(String kind, String name, String tip, List<Shape> shapes) implements Shape {
        public Thing {
            shapes = List.copyOf(shapes);
        }
    }

    /// Shapes moved to another place.
    public record Moved(double x, double y, List<Shape> shapes) implements Shape {
        public Moved {
            shapes = List.copyOf(shapes);
        }
    }

    /// A straight stroke.
    public static Strokes stroke(double x1, double y1, double x2, double y2, Ink ink, double width) {
        return new Strokes(List.of(List.of(new Point(x1, y1), new Point(x2, y2))), false, ink, width, List.of());
    }

    /// A dashed straight stroke.
    public static Strokes dashed(double x1, double y1, double x2, double y2, Ink ink, double width, double... dashes) {
        return new Strokes(
                List.of(List.of(new Point(x1, y1), new Point(x2, y2))),
                false,
                ink,
                width,
                java.util.Arrays.stream(dashes).boxed().toList());
    }
}
