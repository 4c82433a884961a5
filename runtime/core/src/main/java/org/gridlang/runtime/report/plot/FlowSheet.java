package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Shape;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Puts title, map, profile and captions side by side on one sheet.
final class FlowSheet {
    private static final double HEAD = 58;
    /// Below the last line of the captions.
    private static final double FOOT = 10;
    /// From one line of a caption to the next.
    private static final double STEP = 13;
    /// Letters in a line of a caption.
    private static final int LINE = 82;

    private FlowSheet() {}

    static Drawing draw(FlowView view) {
        var text = new PlotText(view);
        var map = FeederMap.draw(view);
        var profile = VoltageProfile.draw(view);
        var shapes = new ArrayList<Shape>();
        shapes.add(Label.of(20, 24, text.title(), 17, Align.START, Role.TEXT).inBold());
        shapes.add(Label.of(940, 24, text.faults(), 12, Align.END, Role.TEXT).inBold());
        shapes.add(Label.of(20, 44, text.figures(), 12, Align.START, Role.TEXT));
        shapes.add(new Drawing.Moved(0, HEAD, map.shapes()));
        shapes.add(new Drawing.Moved(map.width(), HEAD, profile.shapes()));
        double foot = HEAD + Math.max(map.height(), profile.height()) + 10;
        double left = caption(text.mapCaption(), 20, foot, shapes);
        double right = caption(text.profileCaption(), map.width() + 20, foot, shapes);
        return new Drawing(
                map.width() + profile.width(),
                Math.max(left, right) + FOOT,
                map.title(),
                map.description(),
                shapes,
                List.of());
    }

    /// Sets a caption in lines; returns where the last one stands.
    private static double caption(String caption, double x, double y, List<Shape> shapes) {
        var line = new StringBuilder();
        double at = y;
        for (var word : caption.split(" ")) {
            if (line.length() + word.length() > LINE) {
                shapes.add(Label.of(x, at, line.toString(), 10, Align.START, Role.MUTED));
                line.setLength(0);
                at += STEP;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        shapes.add(Label.of(x, at, line.toString(), 10, Align.START, Role.MUTED));
        return at;
    }
}
