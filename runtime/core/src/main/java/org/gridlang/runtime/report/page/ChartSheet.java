package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Shape;
import org.gridlang.runtime.report.plot.Ink;
import org.gridlang.runtime.report.plot.Ink.Role;

/// The sheet that all charts are drawn on: a title, two axes with faint lines across, a legend below. As wide as a
/// phone, so that its letters are as large there as they are meant to be.
final class ChartSheet {
    static final double WIDTH = 360;
    static final double LEFT = 52;
    static final double RIGHT = WIDTH - 12;
    static final double TOP = 50;
    static final double BOTTOM = 218;
    private static final double LEGEND = 264;
    private static final double LINE = 17;
    private static final double SMALL = 11;
    /// Width of a letter of the legend, on average.
    private static final double LETTER = 6.1;
    private static final double SAMPLE = 18;
    private static final double GAP = 14;

    private final String title;
    private final String description;
    private final List<Shape> below = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private double legendX = LEFT - 40;
    private double legendY = LEGEND;
    private boolean legend;

    ChartSheet(String title, String description) {
        this.title = title;
        this.description = description;
    }

    void add(Shape shape) {
        shapes.add(shape);
    }

    /// Lines across, numbers, and what the axes count.
    void axes(Scale x, Scale y, String along, String up) {
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            below.add(Drawing.stroke(LEFT, at, RIGHT, at, Role.FAINT, 1));
            below.add(Label.of(LEFT - 6, at + 4, y.text(tick), SMALL, Align.END, Role.MUTED));
        }
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            below.add(Drawing.stroke(at, BOTTOM, at, BOTTOM + 4, Role.MUTED, 1));
            below.add(Label.of(at, BOTTOM + 17, x.text(tick), SMALL, Align.MIDDLE, Role.MUTED));
        }
        below.add(Drawing.stroke(LEFT, BOTTOM, RIGHT, BOTTOM, Role.MUTED, 1));
        captions(along, up);
    }

    void captions(String along, String up) {
        below.add(Label.of(RIGHT, BOTTOM + 32, along, SMALL, Align.END, Role.MUTED));
        below.add(Label.of(12, TOP - 15, up, SMALL, Align.START, Role.MUTED));
    }

    /// An entry of the legend: a sample and a name.
    void entry(String name, Ink ink, List<Double> dashes, boolean dot) {
        double width = SAMPLE + 6 + name.length() * LETTER;
        if (legend && legendX + width > RIGHT) {
            legendX = LEFT - 40;
            legendY += LINE;
        }
        legend = true;
        double y = legendY - 4;
        if (dot) {
            shapes.add(new Drawing.Disc(new Drawing.Point(legendX + SAMPLE / 2, y), 4.5, ink, Role.PAPER, 0));
        } else {
            shapes.add(new Drawing.Strokes(
                    List.of(List.of(new Drawing.Point(legendX, y), new Drawing.Point(legendX + SAMPLE, y))),
                    false,
                    ink,
                    ink instanceof Ink.Tint ? 9 : 2.4,
                    dashes));
        }
        shapes.add(Label.of(legendX + SAMPLE + 6, legendY, name, SMALL, Align.START, Role.TEXT));
        legendX += width + GAP;
    }

    Drawing drawing() {
        var all = new ArrayList<Shape>();
        all.add(Label.of(12, 18, title, 13, Align.START, Role.TEXT).inBold());
        all.addAll(below);
        all.addAll(shapes);
        return new Drawing(WIDTH, legend ? legendY + 8 : BOTTOM + 40, title, description, all, List.of());
    }
}
