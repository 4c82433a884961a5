package org.gridlang.runtime.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.compare.ComparisonTable;
import org.gridlang.runtime.compare.FigureText;
import org.gridlang.runtime.report.page.ReportFigures.Figure;
import org.gridlang.runtime.report.page.ReportFigures.Section;
import org.gridlang.runtime.report.plot.InkStyle;
import org.gridlang.runtime.report.plot.SvgWriter;

/// Writes the page of a report. It loads nothing from anywhere, which its own policy of contents enforces, and is
/// well-formed XML too.
final class ReportPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private final ReportContent content;
    private final List<Figure> figures;
    private final StringBuilder page = new StringBuilder();

    private ReportPage(ReportContent content, List<Figure> figures) {
        this.content = content;
        this.figures = figures;
    }

    static String of(ReportContent content, List<Figure> figures) {
        return new ReportPage(content, figures).write();
    }

    private String write() {
        String title = content.manifest().problem() + ": "
                + String.join(", ", content.manifest().experiments());
        page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n")
                .append("<meta charset=\"utf-8\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>")
                .append(SvgWriter.escaped(title))
                .append("</title>\n<style>\n")
                .append(InkStyle.css())
                .append(resource("report-page.css"))
                .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
        contents();
        page.append("<main id=\"main\">\n<h1>").append(SvgWriter.escaped(title)).append("</h1>\n");
        facts();
        section(
                Section.LEARNING,
                "learning",
                "Learning",
                content.runs().size() > content.manifest().experiments().size() ? "A line for each seed." : "");
        section(
                Section.MERIT,
                "merit",
                "Cost against violation",
                "Low and to the left is good. Bars are 95 % intervals over seeds.");
        section(Section.VOLTAGE, "voltage", "Voltage over the day", days());
        section(
                Section.FEEDER,
                "feeder",
                "Worst voltages on the feeder",
                "At each place the voltage that was farthest from 1 pu on these days, on each line its largest loading.");
        section(
                Section.MULTIPLIERS,
                "multipliers",
                "What a violation costs, by place and hour",
                "The multipliers that training ended with: where and when the feeder is short of room.");
        agents();
        tables();
        races();
        manifest();
        page.append("</main>\n");
        if (!content.traces().isEmpty()) {
            page.append("<script type=\"application/json\" id=\"days\">")
                    .append(AgentDays.of(content.traces().getFirst().trace(), content.readings()))
                    .append("</script>\n<script>\n")
                    .append(resource("report-page.js"))
                    .append("</script>\n");
        }
        page.append("</body>\n</html>\n");
        return page.toString();
    }

    private void contents() {
        var places = new LinkedHashMap<String, String>();
        for (var section : Section.values()) {
            if (figures.stream().anyMatch(each -> each.section() == section)) {
                places.put(
                        section.name().toLowerCase(java.util.Locale.ROOT),
                        switch (section) {
                            case LEARNING -> "Learning";
                            case MERIT -> "Merit";
                            case VOLTAGE -> "Voltage";
                            case FEEDER -> "Feeder";
                            case MULTIPLIERS -> "Multipliers";
                        });
            }
        }
        if (!content.traces().isEmpty()) {
            places.put("agents", "Agents");
        }
        places.put("figures", "Figures");
        places.put("manifest", "Manifest");
        page.append("<nav aria-label=\"Parts of this page\">");
        places.forEach((id, name) ->
                page.append("<a href=\"#").append(id).append("\">").append(name).append("</a>"));
        page.append("</nav>\n");
    }

    private void facts() {
        page.append("<dl class=\"facts\">\n");
        var first =
                content.lines().stream().map(ComparisonTable.Line::evaluation).findFirst();
        var policies = new LinkedHashSet<>(content.manifest().experiments());
        content.lines().forEach(line -> policies.add(line.policy()));
        for (var policy : policies) {
            first.flatMap(evaluation -> line(evaluation, policy, "cost"))
                    .ifPresent(line -> fact(
                            "cost per day, " + policy,
                            FigureText.money(line.interval().middle())));
        }
        page.append("</dl>\n");
        content.remarks()
                .forEach(remark -> page.append("<p class=\"remark\">")
                        .append(SvgWriter.escaped(remark))
                        .append("</p>\n"));
    }

    private Optional<ComparisonTable.Line> line(String evaluation, String policy, String metric) {
        return content.lines().stream()
                .filter(each -> each.evaluation().equals(evaluation)
                        && each.policy().equals(policy)
                        && each.metric().equals(metric))
                .findFirst();
    }

    private void fact(String name, String value) {
        page.append("<div><dt>")
                .append(SvgWriter.escaped(name))
                .append("</dt><dd>")
                .append(SvgWriter.escaped(value))
                .append("</dd></div>\n");
    }

    private String days() {
        if (content.traces().isEmpty()) {
            return "";
        }
        var dates = content.traces().getFirst().trace().dates();
        return "All nodes on " + (dates.size() == 1 ? "1 test day, " : dates.size() + " test days from ")
                + dates.getFirst() + (dates.size() == 1 ? "" : " to " + dates.getLast())
                + ", with each policy and without control.";
    }

    private void section(Section section, String id, String title, String text) {
        var own = figures.stream().filter(each -> each.section() == section).toList();
        if (own.isEmpty()) {
            return;
        }
        open(id, title, text);
        page.append("<div class=\"plots ").append(id).append("\">\n");
        for (var figure : own) {
            page.append("<figure>\n").append(SvgWriter.write(figure.drawing(), word(figure.name())));
            if (!figure.caption().isEmpty()) {
                page.append("<figcaption>")
                        .append(SvgWriter.escaped(figure.caption()))
                        .append("</figcaption>\n");
            }
            page.append("</figure>\n");
        }
        page.append("</div>\n</section>\n");
    }

    /// A name that can be an identifier.
    private static String word(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private void open(String id, String title, String text) {
        page.append("<section id=\"")
                .append(id)
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("-head\">\n<h2 id=\"")
                .append(id)
                .append("-head\">")
                .append(SvgWriter.escaped(title))
                .append("</h2>\n");
        if (!text.isEmpty()) {
            page.append("<p>").append(SvgWriter.escaped(text)).append("</p>\n");
        }
    }

    private void agents() {
        if (content.traces().isEmpty()) {
            return;
        }
        var traced = content.traces().getFirst();
        open(
                "agents",
                "A day of an agent",
                "Under " + traced.policy() + " on "
                        + traced.trace().dates().getFirst()
                        + ": what it sees, does and is. Observations are scaled as its policy sees them.");
        page.append("<form class=\"choose\">\n")
                .append("<label>Population <select id=\"population\"></select></label>\n")
                .append("<label>Agent <input id=\"agent\" type=\"number\" min=\"0\" value=\"0\" step=\"1\"/></label>\n")
                .append("<output id=\"where\"></output>\n")
                .append("<label class=\"time\">Time <input id=\"time\" type=\"range\" min=\"0\" value=\"0\"/>")
                .append("<output id=\"clock\"></output></label>\n</form>\n")
                .append(
                        "<div id=\"day\"></div>\n<noscript><p>This part needs JavaScript.</p></noscript>\n</section>\n");
    }

    private void tables() {
        var evaluations = new LinkedHashSet<String>();
        content.lines().forEach(line -> evaluations.add(line.evaluation()));
        open("figures", "Figures", evaluations.isEmpty() ? "Nothing has been evaluated yet." : "");
        for (var evaluation : evaluations) {
            var own = content.lines().stream()
                    .filter(each -> each.evaluation().equals(evaluation))
                    .toList();
            var policies =
                    own.stream().map(ComparisonTable.Line::policy).distinct().toList();
            var rows = new ArrayList<List<String>>();
            for (var metric :
                    own.stream().map(ComparisonTable.Line::metric).distinct().toList()) {
                var row = new ArrayList<>(List.of(metric.replace('_', ' ').replace(".", ", ")));
                for (var policy : policies) {
                    row.add(line(evaluation, policy, metric)
                            .map(each -> FigureText.of(each.interval(), FigureText.style(metric)))
                            .orElse(""));
                }
                rows.add(row);
            }
            var heads =
                    new ArrayList<>(List.of(evaluation + " (" + own.getFirst().split() + ")"));
            heads.addAll(policies);
            table(heads, rows);
        }
        page.append("</section>\n");
    }

    private void races() {
        if (content.races().isEmpty()) {
            return;
        }
        open(
                "races",
                "How soon",
                "Seconds until the running median of three validations stays at the merit that another experiment ended"
                        + " with, but for 1 % of what that one improved.");
        var rows = new ArrayList<List<String>>();
        for (var race : content.races()) {
            rows.add(List.of(
                    "to that of " + race.target(),
                    race.racer(),
                    race.arrived() + " of " + race.seconds().seeds(),
                    FigureText.of(race.seconds(), FigureText::seconds),
                    FigureText.of(race.scenarios(), FigureText::whole),
                    race.racer().equals(race.target()) ? "" : FigureText.of(race.times(), FigureText::times)));
        }
        table(List.of("merit", "experiment", "arrived", "seconds", "scenarios", "sooner"), rows);
        page.append("</section>\n");
    }

    private void manifest() {
        open("manifest", "Manifest", "");
        var manifest = content.manifest();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", String.join(" ", manifest.command()));
        facts.put("begun", manifest.started());
        facts.put("seed", Long.toString(manifest.seed()));
        manifest.options().forEach(facts::put);
        manifest.versions().forEach((name, value) -> facts.put("version of " + name, value));
        manifest.machine().forEach((name, value) -> facts.put("machine, " + name, value));
        manifest.files().forEach((name, value) -> facts.put(name, value));
        manifest.libraries().forEach((name, value) -> facts.put(name, value));
        var rows = new ArrayList<List<String>>();
        facts.forEach((name, value) -> rows.add(List.of(name, value)));
        table(List.of("", ""), rows);
        page.append("</section>\n");
    }

    /// Scrolls by itself where it is too wide, with the keyboard too.
    private void table(List<String> heads, List<List<String>> rows) {
        page.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(SvgWriter.escaped(heads.getFirst().isEmpty() ? "facts" : heads.getFirst()))
                .append("\"><table>\n");
        if (heads.stream().anyMatch(each -> !each.isEmpty())) {
            page.append("<thead><tr>");
            heads.forEach(head -> page.append("<th scope=\"col\">")
                    .append(SvgWriter.escaped(head))
                    .append("</th>"));
            page.append("</tr></thead>\n");
        }
        page.append("<tbody>\n");
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
        page.append("</tbody>\n</table></div>\n");
    }

    private static String resource(String name) {
        try (var stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("report: resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("report: resource " + name + " cannot be read", failure);
        }
    }
}
