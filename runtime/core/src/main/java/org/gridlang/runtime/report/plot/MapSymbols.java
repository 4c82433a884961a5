package org.gridlang.runtime.report.plot;

import java.util.List;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Disc;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Drawing.Shape;
import org.gridlang.runtime.report.plot.Ink.Role;

/// The signs of a map, each some ten units wide around a point. They differ in shape, so that a print without colours
/// tells them apart.
final class MapSymbols {
    private MapSymbols() {}

    /// A square with a wave in it.
    static List<Shape> source(double x, double y) {
        double r = 6;
        return List.of(
                square(x, y, r, Role.PAPER, 1.4),
                new Drawing.Strokes(
                        List.of(List.of(
                                new Point(x - 4, y + 0.5),
                                new Point(x - 3, y - 1.6),
                                new Point(x - 1.8, y - 2.2),
                                new Point(x - 0.6, y - 1),
                                new Point(x + 0.6, y + 1),
                                new Point(x + 1.8, y + 2.2),
                                new Point(x + 3, y + 1.6),
                                new Point(x + 4, y - 0.5))),
                        false,
                        Role.TEXT,
                        1.2,
                        List.of()));
    }

    /// Two circles that overlap.
    static List<Shape> transformer(double x, double y) {
        return List.of(
                new Disc(new Point(x - 2.4, y), 4, Role.PAPER, Role.TEXT, 1.2),
                new Disc(new Point(x + 2.4, y), 4, Role.PAPER, Role.TEXT, 1.2),
                new Drawing.Strokes(List.of(arc(x - 2.4, y, 4)), false, Role.TEXT, 1.2, List.of()));
    }

    /// A circle with an arrow through it.
    static List<Shape> regulator(double x, double y) {
        return List.of(
                new Disc(new Point(x, y), 5, Role.PAPER, Role.TEXT, 1.2),
                Drawing.stroke(x - 5.5, y + 5.5, x + 6, y - 6, Role.TEXT, 1.2),
                new Drawing.Area(
                        List.of(new Point(x + 7, y - 7), new Point(x + 3.4, y - 5.8), new Point(x + 5.8, y - 3.4)),
                        Role.TEXT,
                        Role.TEXT,
                        0));
    }

    /// Two plates below the bus.
    static List<Shape> capacitor(double x, double y) {
        return List.of(
                Drawing.stroke(x, y, x, y + 6, Role.TEXT, 1.2),
                Drawing.stroke(x - 4.5, y + 6, x + 4.5, y + 6, Role.TEXT, 1.8),
                Drawing.stroke(x - 4.5, y + 9, x + 4.5, y + 9, Role.TEXT, 1.8));
    }

    /// A filled square, hollow while open.
    static List<Shape> contact(double x, double y, boolean closed) {
        return List.of(square(x, y, 2.6, closed ? Role.TEXT : Role.PAPER, 1.2));
    }

    /// A warning sign.
    static List<Shape> overload(double x, double y) {
        return List.of(
                new Drawing.Area(
                        List.of(new Point(x, y - 7.5), new Point(x + 8, y + 6), new Point(x - 8, y + 6)),
                        Role.PAPER,
                        Role.ALARM,
                        1.6),
                Label.of(x, y + 4.4, "!", 10, Align.MIDDLE, Role.ALARM).inBold());
    }

    /// A triangle that points to the side of the band on which the voltage lies.
    static List<Shape> outside(double x, double y, double perUnit) {
        double up = perUnit > 1 ? -1 : 1;
        return List.of(new Drawing.Area(
                List.of(new Point(x, y + 6.5 * up), new Point(x - 5.6, y - 3.6 * up), new Point(x + 5.6, y - 3.6 * up)),
                new Ink.Voltage(perUnit),
                Role.TEXT,
                1.1));
    }

    private static Shape square(double x, double y, double r, Role fill, double width) {
        return new Drawing.Area(
                List.of(
                        new Point(x - r, y - r),
                        new Point(x + r, y - r),
                        new Point(x + r, y + r),
                        new Point(x - r, y + r)),
                fill,
                Role.TEXT,
                width);
    }

    /// The right half of a circle.
    private static List<Point> arc(double x, double y, double radius) {
        return java.util.stream.IntStream.rangeClosed(-8, 8)
                .mapToObj(step -> new Point(
                        x + radius * Math.cos(step * Math.PI / 16), y + radius * Math.sin(step * Math.PI / 16)))
                .toList();
    }
}
