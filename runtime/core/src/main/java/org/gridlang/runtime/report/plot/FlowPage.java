package org.gridlang.runtime.report.plot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing.Anchor;
import org.gridlang.runtime.report.plot.FlowView.BranchView;
import org.gridlang.runtime.report.plot.FlowView.BusView;

/// Writes the page of a solved feeder: figures, the two drawings, a search for a bus, the ten worst buses, the
/// overloads. It loads nothing from anywhere, and its text is well-formed XML too.
final class FlowPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORST = 10;

    private final FlowView view;
    private final PlotText text;
    private final StringBuilder page = new StringBuilder();

    private FlowPage(FlowView view) {
        this.view = view;
        text = new PlotText(view);
    }

    static String of(FlowView view) {
        return new FlowPage(view).write();
    }

    private String write() {
        var map = FeederMap.draw(view);
        var profile = VoltageProfile.draw(view);
        page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n")
                .append("<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n")
                .append("<title>")
                .append(SvgWriter.escaped(text.title()))
                .append("</title>\n<style>\n")
                .append(InkStyle.css())
                .append(resource("flow-page.css"))
                .append("</style>\n</head>\n<body>\n<main>\n");
        head();
        finder();
        page.append("<div class=\"plots\">\n");
        figure("Map", SvgWriter.write(map, "map"), text.mapCaption());
        figure("Voltage against distance", SvgWriter.write(profile, "profile"), text.profileCaption());
        page.append("</div>\n");
        worst();
        overloads();
        page.append("</main>\n<script type=\"application/json\" id=\"buses\">")
                .append(data(map.anchors(), profile.anchors()))
                .append("</script>\n<script>\n")
                .append(resource("flow-page.js"))
                .append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private void head() {
        page.append("<header>\n<h1>").append(SvgWriter.escaped(text.title())).append("</h1>\n<dl>\n");
        fact("source delivers", text.source());
        fact("losses", text.losses());
        fact("lowest voltage", PlotText.at(view.lowest()));
        fact("highest voltage", PlotText.at(view.highest()));
        fact("outside of 0.95 to 1.05 pu", PlotText.counted(text.outside(), "bus", "buses"));
        fact(
                "overloads",
                view.byLoading().isEmpty()
                        ? "nothing has a rating"
                        : Integer.toString(view.overloads().size()));
        page.append("</dl>\n</header>\n");
    }

    private void fact(String name, String value) {
        page.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(SvgWriter.escaped(value))
                .append("</dd></div>\n");
    }

    private void finder() {
        page.append("<div class=\"finder\">\n<label for=\"find\">Find a bus</label>\n")
                .append("<input id=\"find\" list=\"names\" autocomplete=\"off\"/>\n<datalist id=\"names\">");
        for (var bus : view.buses()) {
            page.append("<option value=\"")
                    .append(SvgWriter.escaped(bus.name()))
                    .append("\"></option>");
        }
        page.append(
                        "</datalist>\n<p id=\"reading\" role=\"status\">Point at a bus, or tap it, to read its voltages.</p>\n")
                .append("</div>\n");
    }

    private void figure(String title, String svg, String caption) {
        page.append("<figure>\n<h2>")
                .append(title)
                .append("</h2>\n")
                .append(svg)
                .append("<figcaption>")
                .append(SvgWriter.escaped(caption))
                .append("</figcaption>\n</figure>\n");
    }

    private void worst() {
        var rows = new ArrayList<List<String>>();
        for (var bus : view.worst(WORST)) {
            rows.add(List.of(bus.name(), phase(bus, 1), phase(bus, 2), phase(bus, 3), text.distance(bus), side(bus)));
        }
        table(
                "The ten buses farthest from 1 pu",
                List.of("bus", "a, pu", "b, pu", "c, pu", "from the source", "band"),
                rows);
    }

    /// Two hot wires of one phase stand side by side.
    private static String phase(BusView bus, int phase) {
        return String.join(
                " / ",
                bus.voltages().stream()
                        .filter(each -> each.phase() == phase)
                        .map(each -> PlotText.perUnit(each.perUnit()))
                        .toList());
    }

    private static String side(BusView bus) {
        double worst = bus.worst().orElse(1);
        return !FlowView.outside(worst) ? "within" : worst < 1 ? "below 0.95 pu" : "above 1.05 pu";
    }

    private void overloads() {
        if (view.overloads().isEmpty()) {
            page.append("<section>\n<h2>Overloads</h2>\n<p>")
                    .append(
                            view.byLoading().isEmpty()
                                    ? "No line or transformer has a rating."
                                    : "None. The highest loading is that of "
                                            + SvgWriter.escaped(
                                                    text.branch(view.byLoading().getFirst()))
                                            + ".")
                    .append("</p>\n</section>\n");
            return;
        }
        var rows = new ArrayList<List<String>>();
        for (BranchView branch : view.overloads()) {
            rows.add(List.of(
                    branch.kind().noun() + " " + branch.name(),
                    view.buses().get(branch.from()).name(),
                    view.buses().get(branch.to()).name(),
                    PlotText.fixed(branch.current(), 1),
                    PlotText.percent(branch.loading().orElseThrow())));
        }
        table("Overloads", List.of("element", "from", "to", "current, A", "of its rating"), rows);
    }

    private void table(String title, List<String> heads, List<List<String>> rows) {
        page.append("<section>\n<h2>").append(title).append("</h2>\n<div class=\"wide\"><table>\n<thead><tr>");
        heads.forEach(head -> page.append("<th scope=\"col\">").append(head).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (var row : rows) {
            page.append("<tr><th scope=\"row\">")
                    .append(SvgWriter.escaped(row.getFirst()))
                    .append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell ->
                            page.append("<td>").append(SvgWriter.escaped(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table></div>\n</section>\n");
    }

    /// For each bus its name, what is said of it, its place on the map and those of its phases in the profile.
    private String data(List<Anchor> map, List<Anchor> profile) {
        ArrayNode buses = JSON.createArrayNode();
        for (var bus : view.buses()) {
            ObjectNode node = buses.addObject();
            node.put("name", bus.name());
            node.put("text", text.bus(bus));
            node.putArray("profile");
        }
        for (var anchor : map) {
            place((ArrayNode) buses.get(anchor.bus()).withArray("/map"), anchor);
        }
        for (var anchor : profile) {
            place(((ArrayNode) buses.get(anchor.bus()).withArray("/profile")).addArray(), anchor);
        }
        // Neither the end of the script nor anything that XML would read may stand in it.
        return buses.toString().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static void place(ArrayNode into, Anchor anchor) {
        into.add(Math.round(anchor.x() * 100) / 100.0).add(Math.round(anchor.y() * 100) / 100.0);
    }

    private static String resource(String name) {
        try (var stream = FlowPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("plot: resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("plot: resource " + name + " cannot be read", failure);
        }
    }
}
