package org.gridlang.runtime.report.plot;

import java.util.List;
import java.util.Locale;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Drawing.Shape;

/// Writes a drawing as an `svg` element for a page. Roles of ink are classes (`s-muted`, `f-paper`), so that the page's
/// style sheet chooses their colours; a voltage's colour is written out. Things carry their kind and name.
public final class SvgWriter {
    private final StringBuilder svg = new StringBuilder();

    private SvgWriter() {}

    /// @param id of the element, from which those of its title and description are made
    public static String write(Drawing drawing, String id) {
        var writer = new SvgWriter();
        writer.document(drawing, id);
        return writer.svg.toString();
    }

    private void document(Drawing drawing, String id) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"")
                .append(id)
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-title ")
                .append(id)
                .append("-text\" viewBox=\"0 0 ")
                .append(number(drawing.width()))
                .append(' ')
                .append(number(drawing.height()))
                .append("\">\n<title id=\"")
                .append(id)
                .append("-title\">")
                .append(escaped(drawing.title()))
                .append("</title>\n<desc id=\"")
                .append(id)
                .append("-text\">")
                .append(escaped(drawing.description()))
                .append("</desc>\n");
        drawing.shapes().forEach(this::shape);
        svg.append("</svg>\n");
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Drawing.Strokes strokes -> {
                svg.append("<path").append(paint(strokes.ink()));
                attribute("stroke-width", strokes.width());
                if (!strokes.dashes().isEmpty()) {
                    svg.append(" stroke-dasharray=\"")
                            .append(String.join(
                                    " ",
                                    strokes.dashes().stream()
                                            .map(SvgWriter::number)
                                            .toList()))
                            .append('"');
                }
                svg.append(" d=\"");
                strokes.runs().forEach(run -> path(run, strokes.closed()));
                svg.append("\"/>\n");
            }
            case Drawing.Area area -> {
                svg.append("<path")
                        .append(paints(area.fill(), area.edge(), area.width()))
                        .append(" d=\"");
                path(area.corners(), true);
                svg.append("\"/>\n");
            }
            case Drawing.Disc disc -> {
                svg.append("<circle").append(paints(disc.fill(), disc.edge(), disc.width()));
                attribute("cx", disc.centre().x());
                attribute("cy", disc.centre().y());
                attribute("r", disc.radius());
                svg.append("/>\n");
            }
            case Drawing.Label label -> label(label);
            case Drawing.Thing thing -> {
                svg.append("<g class=\"")
                        .append(thing.kind())
                        .append("\" data-name=\"")
                        .append(escaped(thing.name()))
                        .append("\">\n");
                if (!thing.tip().isEmpty()) {
                    svg.append("<title>").append(escaped(thing.tip())).append("</title>\n");
                }
                thing.shapes().forEach(this::shape);
                svg.append("</g>\n");
            }
            case Drawing.Moved moved -> {
                svg.append("<g transform=\"translate(")
                        .append(number(moved.x()))
                        .append(' ')
                        .append(number(moved.y()))
                        .append(")\">\n");
                moved.shapes().forEach(this::shape);
                svg.append("</g>\n");
            }
        }
    }

    private void label(Drawing.Label label) {
        svg.append("<text x=\"")
                .append(number(label.at().x()))
                .append("\" y=\"")
                .append(number(label.at().y()))
                .append("\" font-size=\"")
                .append(number(label.size()))
                .append('"');
        if (label.align() != Align.START) {
            svg.append(label.align() == Align.MIDDLE ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        }
        if (label.bold()) {
            svg.append(" font-weight=\"700\"");
        }
        if (!label.upright()) {
            svg.append(" transform=\"rotate(-90 ")
                    .append(number(label.at().x()))
                    .append(' ')
                    .append(number(label.at().y()))
                    .append(")\"");
        }
        if (label.ink() instanceof Ink.Role role) {
            svg.append(" class=\"f-").append(role.word()).append(label.halo() ? " halo\"" : "\"");
        }
        svg.append('>').append(escaped(label.text())).append("</text>\n");
    }

    private void path(List<Point> points, boolean closed) {
        for (int index = 0; index < points.size(); index++) {
            svg.append(index == 0 ? "M" : "L")
                    .append(number(points.get(index).x()))
                    .append(' ')
                    .append(number(points.get(index).y()));
        }
        svg.append(closed ? "Z" : "");
    }

    private void attribute(String name, double value) {
        svg.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    private static String paint(Ink ink) {
        return switch (ink) {
            case Ink.Role role -> " class=\"line s-" + role.word() + "\"";
            case Ink.Voltage(double perUnit) -> " class=\"line\" stroke=\"" + hex(VoltageColours.of(perUnit)) + "\"";
            case Ink.Tint(Ink.Role role, double share) ->
                " class=\"line s-" + role.word() + "\" stroke-opacity=\"" + number(share) + "\"";
        };
    }

    /// The attributes of a filling and its edge.
    private static String paints(Ink fill, Ink edge, double width) {
        var words = new StringBuilder("area");
        var others = new StringBuilder();
        switch (fill) {
            case Ink.Role role -> words.append(" f-").append(role.word());
            case Ink.Voltage(double perUnit) ->
                others.append(" fill=\"")
                        .append(hex(VoltageColours.of(perUnit)))
                        .append('"');
            case Ink.Tint(Ink.Role role, double share) -> {
                words.append(" f-").append(role.word());
                others.append(" fill-opacity=\"").append(number(share)).append('"');
            }
        }
        if (width > 0) {
            switch (edge) {
                case Ink.Role role -> words.append(" s-").append(role.word());
                case Ink.Voltage(double perUnit) ->
                    others.append(" stroke=\"")
                            .append(hex(VoltageColours.of(perUnit)))
                            .append('"');
                case Ink.Tint(Ink.Role role, double share) -> {
                    words.append(" s-").append(role.word());
                    others.append(" stroke-opacity=\"").append(number(share)).append('"');
                }
            }
            others.append(" stroke-width=\"").append(number(width)).append('"');
        }
        return " class=\"" + words + "\"" + others;
    }

    /// `#0072b2`.
    public static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /// With at most two decimals.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    /// For text and attributes; characters that XML does not know become question marks.
    public static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean known =
                            (point >= 0x20 && point < 0xD800) || (point >= 0xE000 && point < 0xFFFE) || point > 0xFFFF;
                    safe.appendCodePoint(known || point == '\t' || point == '\n' ? point : '?');
                }
            }
        });
        return safe.toString();
    }
}
