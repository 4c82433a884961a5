package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Ink;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Cost against violation: what is good stands low and to the left. A policy with several seeds has a bar over the
/// interval of each.
final class ScatterChart {
    private ScatterChart() {}

    /// A policy.
    ///
    /// @param low lower ends of the intervals of `x` and `y`
    /// @param high upper ends
    record Mark(String name, Ink ink, Point at, Point low, Point high) {}

    static Drawing draw(String title, String along, String up, List<Mark> marks) {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (var mark : marks) {
            for (var point : List.of(mark.at(), mark.low(), mark.high())) {
                xs.add(point.x());
                ys.add(point.y());
            }
        }
        var x = Scale.powers(xs, ChartSheet.LEFT + 6, ChartSheet.RIGHT - 6);
        var y = Scale.straight(ys, ChartSheet.BOTTOM - 6, ChartSheet.TOP + 6);
        var text = new StringBuilder(up + " against " + along + ".");
        var sheet = new ChartSheet(title, "");
        sheet.axes(x, y, along, up);
        for (var mark : marks) {
            double atX = x.at(mark.at().x());
            double atY = y.at(mark.at().y());
            sheet.add(Drawing.stroke(x.at(mark.low().x()), atY, x.at(mark.high().x()), atY, mark.ink(), 1.6));
            sheet.add(Drawing.stroke(
                    atX, y.at(mark.low().y()), atX, y.at(mark.high().y()), mark.ink(), 1.6));
            sheet.add(new Drawing.Thing(
                    "policy",
                    mark.name(),
                    mark.name() + ": " + Numbers.of(mark.at().y()) + ", violation "
                            + Numbers.of(mark.at().x()),
                    List.of(new Drawing.Disc(new Point(atX, atY), 5.5, mark.ink(), Role.PAPER, 1.2))));
            sheet.entry(mark.name(), mark.ink(), List.of(), true);
            text.append(' ')
                    .append(mark.name())
                    .append(": ")
                    .append(Numbers.of(mark.at().y()))
                    .append(" at ")
                    .append(Numbers.of(mark.at().x()))
                    .append('.');
        }
        var drawing = sheet.drawing();
        return new Drawing(
                drawing.width(), drawing.height(), drawing.title(), text.toString(), drawing.shapes(), List.of());
    }
}
