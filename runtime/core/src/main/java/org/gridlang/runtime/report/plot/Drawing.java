package org.gridlang.runtime.report.plot;

import java.util.List;

/// A picture as shapes, before it becomes pixels ([RasterPainter]) or a page ([SvgWriter]); both therefore show the
/// same. Coordinates run to the right and down, in units of which a phone shows some 360 and a printed page 480.
///
/// @param title what it shows, in one line
/// @param description the same for those who cannot see it
/// @param anchors where the phases of the buses are, for whoever points at the picture
record Drawing(
        double width, double height, String title, String description, List<Shape> shapes, List<Anchor> anchors) {
    Drawing {
        shapes = List.copyOf(shapes);
        anchors = List.copyOf(anchors);
    }

    /// A place in the picture that belongs to a bus, or to one phase of it.
    ///
    /// @param bus index into the buses of the view
    /// @param terminal of the bus, or 0 for all of it
    record Anchor(int bus, int terminal, double x, double y) {}

    record Point(double x, double y) {}

    /// Part of a picture.
    sealed interface Shape {}

    /// Strokes through points, one after the other or, where `closed`, around.
    ///
    /// @param runs each a line of its own
    record Strokes(List<List<Point>> runs, boolean closed, Ink ink, double width, List<Double> dashes)
            implements Shape {
        Strokes {
            runs = runs.stream().map(List::copyOf).toList();
            dashes = List.copyOf(dashes);
        }
    }

    /// A filled area with an edge.
    ///
    /// @param width of the edge, 0 for none
    record Area(List<Point> corners, Ink fill, Ink edge, double width) implements Shape {
        Area {
            corners = List.copyOf(corners);
        }
    }

    /// A filled circle with an edge.
    record Disc(Point centre, double radius, Ink fill, Ink edge, double width) implements Shape {}

    /// A line of text.
    ///
    /// @param at where its base line begins, has its middle or ends
    /// @param halo whether it stands on a rim of paper, to be read above lines
    /// @param upright false for text that runs upwards
    record Label(Point at, String text, double size, Align align, Ink ink, boolean bold, boolean halo, boolean upright)
            implements Shape {
        static Label of(double x, double y, String text, double size, Align align, Ink ink) {
            return new Label(new Point(x, y), text, size, align, ink, false, false, true);
        }

        Label inBold() {
            return new Label(at, text, size, align, ink, true, halo, upright);
        }

        Label withHalo() {
            return new Label(at, text, size, align, ink, bold, true, upright);
        }
    }

    enum Align {
        START,
        MIDDLE,
        END
    }

    /// Shapes that are one thing.
    ///
    /// @param kind what it is: `bus`, `line`, `overload` and so on
    /// @param name which one
    /// @param tip what to say when it is pointed at, or an empty text
    record Thing(String kind, String name, String tip, List<Shape> shapes) implements Shape {
        Thing {
            shapes = List.copyOf(shapes);
        }
    }

    /// Shapes moved to another place.
    record Moved(double x, double y, List<Shape> shapes) implements Shape {
        Moved {
            shapes = List.copyOf(shapes);
        }
    }

    /// A straight stroke.
    static Strokes stroke(double x1, double y1, double x2, double y2, Ink ink, double width) {
        return new Strokes(List.of(List.of(new Point(x1, y1), new Point(x2, y2))), false, ink, width, List.of());
    }

    /// A dashed straight stroke.
    static Strokes dashed(double x1, double y1, double x2, double y2, Ink ink, double width, double... dashes) {
        return new Strokes(
                List.of(List.of(new Point(x1, y1), new Point(x2, y2))),
                false,
                ink,
                width,
                java.util.Arrays.stream(dashes).boxed().toList());
    }
}
