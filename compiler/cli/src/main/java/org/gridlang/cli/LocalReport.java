package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.device.DeclaredUnits;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.compare.ComparisonFolder;
import org.gridlang.runtime.compare.ComparisonTable;
import org.gridlang.runtime.compare.Interval;
import org.gridlang.runtime.evaluate.Evaluator;
import org.gridlang.runtime.learn.MultiplierField;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.Tracer;
import org.gridlang.runtime.learn.Workers;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.record.EvaluationFile;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.record.RunFolder;
import org.gridlang.runtime.report.page.ReportContent;
import org.gridlang.runtime.report.plot.FlowSurvey;
import org.gridlang.runtime.report.plot.FlowView;

/// Gathers what a report shows of the folder of a run or of a comparison. Curves and figures are in its files; what
/// happened on test days is computed again, from the file it was trained from and its policies.
final class LocalReport {
    /// Test days that are looked at.
    private static final int DAYS = 16;
    /// Agents of a population whose day is kept.
    private static final int AGENTS = 1000;

    private final Compiler compiler;
    private final Path folder;
    private final Manifest manifest;
    private final List<ComparisonFolder.Run> runs;
    private final List<String> remarks = new ArrayList<>();

    LocalReport(Compiler compiler, Path folder) {
        this.compiler = compiler;
        this.folder = folder;
        this.manifest = Manifest.any(folder);
        this.runs = manifest.format().equals(Manifest.COMPARISON)
                ? ComparisonFolder.open(folder).runs()
                : List.of(new ComparisonFolder.Run(
                        String.join(", ", manifest.experiments()), manifest.seed(), RunFolder.open(folder)));
    }

    ReportContent content() throws IOException {
        var curves = new ArrayList<ReportContent.Run>();
        for (var run : runs) {
            if (Files.exists(run.folder().path().resolve("metrics.csv"))) {
                curves.add(new ReportContent.Run(
                        run.experiment(), run.seed(), run.folder().metrics()));
            }
        }
        var policies = policies();
        List<ReportContent.Traced> traces = List.of();
        List<MultiplierField> multipliers = List.of();
        Optional<FlowView> feeder = Optional.empty();
        Map<String, ReportContent.Reading> readings = Map.of();
        if (policies.isEmpty()) {
            remarks.add("No policies are in this folder yet, so nothing can be shown of what they do.");
        } else {
            try {
                CompiledFile file = TrainedFile.read(compiler, folder, manifest);
                Problem problem = file.problem().orElseThrow();
                CheckedFile checked = file.checked().orElseThrow();
                traces = traces(problem, policies);
                multipliers = multipliers(new World(problem));
                feeder = feeder(problem, checked);
                readings = readings(checked);
            } catch (CommandFailure failure) {
                remarks.add("What policies do on test days is left out: " + failure.sentence() + ".");
            }
        }
        return new ReportContent(manifest, curves, lines(), races(), traces, feeder, multipliers, readings, remarks);
    }

    /// Of each experiment the first run that has policies.
    private Map<String, PolicySet> policies() {
        var policies = new LinkedHashMap<String, PolicySet>();
        for (var run : runs) {
            var path = run.folder().path();
            if (policies.containsKey(run.experiment())) {
                continue;
            }
            if (Files.exists(path.resolve("policies").resolve("index.json"))) {
                policies.put(run.experiment(), run.folder().policies());
            } else if (Files.exists(run.folder().checkpointFile())) {
                policies.put(run.experiment(), run.folder().checkpoint().best());
            }
        }
        return policies;
    }

    private List<ReportContent.Traced> traces(Problem problem, Map<String, PolicySet> policies) {
        var traces = new ArrayList<ReportContent.Traced>();
        try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            List<LocalDate> dates = new World(problem).dates(Evaluation.Split.TEST, DAYS);
            var tracer = new Tracer(problem, workers, AGENTS);
            for (var each : policies.entrySet()) {
                traces.add(new ReportContent.Traced(each.getKey(), tracer.trained(each.getValue(), dates)));
            }
            traces.add(new ReportContent.Traced(Evaluator.NO_CONTROL, tracer.idle(dates)));
        }
        return traces;
    }

    private List<MultiplierField> multipliers(World world) {
        var first = runs.getFirst().folder();
        return Files.exists(first.checkpointFile()) ? MultiplierField.of(world, first.checkpoint()) : List.of();
    }

    /// Empty if the feeder has no solution at its nominal loads, by which it is drawn.
    private static Optional<FlowView> feeder(Problem problem, CheckedFile checked) {
        var solution = FlowSolution.nominal(PowerFlowModel.of(problem.network()));
        return solution.status().solved()
                ? Optional.of(FlowSurvey.of(
                        solution, FeederInput.lengths(checked, problem.network().name(), problem.network())))
                : Optional.empty();
    }

    private static Map<String, ReportContent.Reading> readings(CheckedFile checked) {
        var readings = new HashMap<String, ReportContent.Reading>();
        Units units = checked.units();
        for (var device : checked.problem().orElseThrow().devices()) {
            device.inputs()
                    .forEach(each -> readings.put(
                            device.name() + "." + each.name(),
                            reading(units.measures().readableUnit(0, each.dimension()))));
            device.states()
                    .forEach(each -> readings.put(
                            device.name() + "." + each.name(),
                            reading(DeclaredUnits.of(each)
                                    .orElseGet(() -> units.measures().readableUnit(0, each.dimension())))));
            device.actions()
                    .forEach(each -> readings.put(
                            device.name() + "." + each.name(),
                            reading(DeclaredUnits.of(each)
                                    .orElseGet(() -> units.measures().readableUnit(0, each.dimension())))));
        }
        return readings;
    }

    private static ReportContent.Reading reading(Unit unit) {
        return new ReportContent.Reading(unit.name(), unit.scale(), unit.zero());
    }

    private List<ComparisonTable.Line> lines() {
        if (manifest.format().equals(Manifest.COMPARISON)) {
            return ComparisonTable.of(ComparisonFolder.open(folder)).lines();
        }
        var lines = new ArrayList<ComparisonTable.Line>();
        for (EvaluationFile.Entry entry : runs.getFirst().folder().evaluation()) {
            lines.add(new ComparisonTable.Line(
                    entry.evaluation(),
                    entry.split(),
                    entry.policy(),
                    manifest.experiments().contains(entry.policy()),
                    entry.metric(),
                    entry.unit(),
                    new Interval(entry.value(), entry.value(), entry.value(), 1)));
        }
        return lines;
    }

    private List<ComparisonTable.Race> races() {
        return manifest.format().equals(Manifest.COMPARISON)
                ? ComparisonTable.of(ComparisonFolder.open(folder)).races()
                : List.of();
    }
}
