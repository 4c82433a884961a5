package org.gridlang.runtime.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A comparison in Markdown, which a terminal shows as well: figures of each evaluation, trainings, the race, and with
/// [#baseline] how to repeat it.
public final class ComparisonText {
    private static final List<String> HEADS = List.of("cost", ComparisonTable.GAP, ComparisonTable.SAVING);
    private static final Map<String, String> WORDS = Map.of(
            "cost",
            "cost per day",
            ComparisonTable.GAP,
            "above the reference",
            ComparisonTable.SAVING,
            "of its saving",
            "peak",
            "most from the source, kW",
            "losses",
            "lost, kWh per day",
            "unconverged",
            "without a solution");

    private final ComparisonTable table;
    private final StringBuilder text = new StringBuilder();

    private ComparisonText(ComparisonTable table) {
        this.table = table;
    }

    /// The tables alone.
    public static String of(ComparisonTable table) {
        var writer = new ComparisonText(table);
        writer.tables();
        return writer.text.toString();
    }

    /// The tables with the command, seeds, versions, machine and files they come from.
    public static String baseline(ComparisonTable table) {
        var writer = new ComparisonText(table);
        writer.provenance();
        writer.tables();
        return writer.text.toString();
    }

    private void provenance() {
        var manifest = table.manifest();
        text.append("# Baseline of ").append(manifest.problem()).append("\n\n");
        text.append("Written by the command below; do not edit.\n\n```\n")
                .append(String.join(" ", manifest.command()))
                .append("\n```\n\n");
        var facts = new TreeMap<String, String>();
        facts.put("begun", manifest.started());
        facts.put("experiments", String.join(", ", manifest.experiments()));
        facts.putAll(manifest.options());
        manifest.versions().forEach((name, value) -> facts.put("version of " + name, value));
        manifest.machine().forEach((name, value) -> facts.put("machine, " + name, value));
        manifest.files().forEach((name, value) -> facts.put("SHA-256 of the file", value));
        rows(
                List.of("", ""),
                facts.entrySet().stream()
                        .map(each -> List.of(each.getKey(), each.getValue()))
                        .toList());
        text.append(
                "Training stands for the seconds from the first pass to the last, validations included; compiling and"
                        + " measuring scales before it are told apart as preparation.\n\n");
    }

    private void tables() {
        table.evaluations().forEach(this::figures);
        trainings();
        race();
        text.append(
                        "Over several seeds a figure is the interquartile mean, in brackets the bounds of its 95 % interval (")
                .append(Interval.RESAMPLES)
                .append(" bootstrap draws of seeds, each policy drawn by itself).\n");
    }

    private void figures(String evaluation) {
        var own = table.lines().stream()
                .filter(each -> each.evaluation().equals(evaluation))
                .toList();
        String days = own.stream()
                .filter(each -> each.metric().equals("days"))
                .map(each -> FigureText.whole(each.interval().middle()))
                .findFirst()
                .orElse("");
        text.append("## ")
                .append(evaluation)
                .append(": ")
                .append(days)
                .append(' ')
                .append(own.getFirst().split())
                .append(" days\n\n");
        var metrics = new ArrayList<>(HEADS);
        own.stream()
                .map(ComparisonTable.Line::metric)
                .filter(each -> each.endsWith(".violation_mean")
                        || each.endsWith(".violation_max")
                        || each.endsWith(".violation_rate"))
                .distinct()
                .forEach(metrics::add);
        metrics.addAll(List.of("peak", "losses", "unconverged"));
        metrics.removeIf(each -> own.stream().noneMatch(line -> line.metric().equals(each)));
        var head = new ArrayList<>(List.of("policy", "seeds"));
        metrics.forEach(each -> head.add(words(each)));
        rows(
                head,
                table.policies(evaluation).stream()
                        .map(policy -> row(own, policy, metrics))
                        .toList());
    }

    private static List<String> row(List<ComparisonTable.Line> lines, String policy, List<String> metrics) {
        var own = lines.stream().filter(each -> each.policy().equals(policy)).toList();
        var first = own.getFirst();
        var row = new ArrayList<String>();
        row.add("`" + policy + "`");
        row.add(first.trained() ? Integer.toString(first.interval().seeds()) : "");
        for (var metric : metrics) {
            row.add(own.stream()
                    .filter(each -> each.metric().equals(metric))
                    .map(each -> FigureText.of(each.interval(), FigureText.style(metric)))
                    .findFirst()
                    .orElse(""));
        }
        return row;
    }

    /// `voltage, mean violation` for `voltage.violation_mean`.
    static String words(String metric) {
        int dot = metric.indexOf(".violation_");
        if (dot < 0) {
            return Objects.requireNonNullElse(WORDS.get(metric), metric);
        }
        return metric.substring(0, dot)
                + switch (metric.substring(dot + ".violation_".length())) {
                    case "mean" -> ", mean violation";
                    case "max" -> ", worst";
                    default -> ", how often";
                };
    }

    private void trainings() {
        var trained =
                table.trainings().stream().filter(each -> each.ended() > 0).toList();
        if (!trained.isEmpty()) {
            text.append("## Trainings\n\n");
            rows(
                    List.of("experiment", "seeds", "trained", "preparation", "passes", "scenarios", "best merit"),
                    trained.stream()
                            .map(each -> List.of(
                                    "`" + each.experiment() + "`",
                                    Integer.toString(each.ended()),
                                    FigureText.of(each.seconds(), FigureText::seconds),
                                    FigureText.of(each.preparation(), FigureText::seconds),
                                    FigureText.of(each.passes(), FigureText::whole),
                                    FigureText.of(each.scenarios(), FigureText::whole),
                                    FigureText.of(each.merit(), FigureText::money)))
                            .toList());
        }
        for (var training : table.trainings()) {
            training.failures()
                    .forEach((seed, failure) -> text.append("`")
                            .append(training.experiment())
                            .append("` with seed ")
                            .append(seed)
                            .append(" failed: ")
                            .append(failure)
                            .append("\n\n"));
        }
    }

    private void race() {
        var targets = table.races().stream()
                .map(ComparisonTable.Race::target)
                .distinct()
                .toList();
        if (targets.isEmpty()) {
            return;
        }
        text.append("## How soon\n\n");
        for (var target : targets) {
            text.append("To what `")
                    .append(target)
                    .append(
                            "` settled at (its merit on the validation days at the end, but for 1 % of what it improved):\n\n");
            rows(
                    List.of("experiment", "arrived", "seconds", "scenarios", "sooner than `" + target + "`"),
                    table.races().stream()
                            .filter(each -> each.target().equals(target))
                            .map(each -> List.of(
                                    "`" + each.racer() + "`",
                                    each.arrived() + " of " + each.seconds().seeds(),
                                    FigureText.of(each.seconds(), FigureText::seconds),
                                    FigureText.of(each.scenarios(), FigureText::whole),
                                    each.racer().equals(target) ? "" : FigureText.of(each.times(), FigureText::times)))
                            .toList());
        }
    }

    private void rows(List<String> head, List<List<String>> rows) {
        line(head);
        text.append("|").append("---|".repeat(head.size())).append('\n');
        rows.forEach(this::line);
        text.append('\n');
    }

    private void line(List<String> cells) {
        text.append("|");
        cells.forEach(each -> text.append(each.isEmpty() ? " |" : " " + each.replace("|", "\\|") + " |"));
        text.append('\n');
    }
}
