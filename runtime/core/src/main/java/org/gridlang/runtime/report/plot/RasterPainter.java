package org.gridlang.runtime.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Drawing.Shape;

/// Paints a drawing as pixels on white paper.
public final class RasterPainter {
    private static final float HALO = 2.4f;

    private final Graphics2D graphics;

    private RasterPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /// @param pixels how wide the picture becomes
    public static BufferedImage paint(Drawing drawing, int pixels) {
        // Works without a display; must be set before any AWT class is loaded.
        System.setProperty("java.awt.headless", "true");
        double scale = pixels / drawing.width();
        var image = new BufferedImage(pixels, (int) Math.ceil(drawing.height() * scale), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setColor(colour(Ink.Role.PAPER));
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.scale(scale, scale);
            new RasterPainter(graphics).shapes(drawing.shapes());
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void shapes(List<Shape> shapes) {
        for (var shape : shapes) {
            switch (shape) {
                case Drawing.Strokes strokes -> strokes(strokes);
                case Drawing.Area area -> filled(path(area.corners(), true), area.fill(), area.edge(), area.width());
                case Drawing.Disc disc -> {
                    double radius = disc.radius();
                    var circle = new Ellipse2D.Double(
                            disc.centre().x() - radius, disc.centre().y() - radius, 2 * radius, 2 * radius);
                    filled(circle, disc.fill(), disc.edge(), disc.width());
                }
                case Drawing.Label label -> label(label);
                case Drawing.Thing thing -> shapes(thing.shapes());
                case Drawing.Moved moved -> {
                    graphics.translate(moved.x(), moved.y());
                    shapes(moved.shapes());
                    graphics.translate(-moved.x(), -moved.y());
                }
            }
        }
    }

    private void strokes(Drawing.Strokes strokes) {
        graphics.setColor(colour(strokes.ink()));
        graphics.setStroke(stroke(strokes.width(), strokes.dashes()));
        strokes.runs().forEach(run -> graphics.draw(path(run, strokes.closed())));
    }

    private static BasicStroke stroke(double width, List<Double> dashes) {
        if (dashes.isEmpty()) {
            return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        var lengths = new float[dashes.size()];
        for (int index = 0; index < lengths.length; index++) {
            lengths[index] = dashes.get(index).floatValue();
        }
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
    }

    private void filled(java.awt.Shape shape, Ink fill, Ink edge, double width) {
        graphics.setColor(colour(fill));
        graphics.fill(shape);
        if (width > 0) {
            graphics.setColor(colour(edge));
            graphics.setStroke(stroke(width, List.of()));
            graphics.draw(shape);
        }
    }

    private void label(Drawing.Label label) {
        var font = new Font(Font.SANS_SERIF, label.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) label.size());
        var glyphs = font.createGlyphVector(graphics.getFontRenderContext(), label.text());
        double width = glyphs.getLogicalBounds().getWidth();
        double shift = switch (label.align()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
        };
        var place =
                AffineTransform.getTranslateInstance(label.at().x(), label.at().y());
        if (!label.upright()) {
            place.rotate(-Math.PI / 2);
        }
        place.translate(shift, 0);
        var outline = place.createTransformedShape(glyphs.getOutline());
        if (label.halo()) {
            graphics.setColor(colour(Ink.Role.PAPER));
            graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        }
        graphics.setColor(colour(label.ink()));
        graphics.fill(outline);
    }

    private static Path2D path(List<Point> points, boolean closed) {
        var path = new Path2D.Double();
        for (int index = 0; index < points.size(); index++) {
            var point = points.get(index);
            if (index == 0) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static Color colour(Ink ink) {
        return new Color(
                switch (ink) {
                    case Ink.Role role -> role.onWhite();
                    case Ink.Voltage(double perUnit) -> VoltageColours.of(perUnit);
                    case Ink.Tint(Ink.Role role, double share) -> thinned(role.onWhite(), share);
                });
    }

    /// A colour mixed with white.
    private static int thinned(int rgb, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = rgb >> shift & 0xFF;
            mixed |= (int) Math.round(255 + share * (part - 255)) << shift;
        }
        return mixed;
    }
}
