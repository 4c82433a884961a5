package org.gridlang.runtime.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gridlang.runtime.evaluate.Evaluator;
import org.gridlang.runtime.random.Stream;
import org.gridlang.runtime.record.EvaluationFile;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.record.RunResult;

/// What the runs of a comparison come to, read from its folder: each metric of each policy over its seeds, how each
/// training went, and how soon each reached what the others settled at.
///
/// @param lines one for each evaluation, policy and metric, trained policies first
/// @param trainings one for each experiment
/// @param races one for each target and racer
public record ComparisonTable(Manifest manifest, List<Line> lines, List<Training> trainings, List<Race> races) {
    /// Share of the saving of the reference over no control.
    public static final String SAVING = "saving";
    /// Cost above that of the reference, as a share of the latter.
    public static final String GAP = "gap";

    /// Of what the owner of a target improved, so that a racer need not be better than the owner to arrive.
    private static final double TOLERANCE = 0.01;

    public ComparisonTable {
        lines = List.copyOf(lines);
        trainings = List.copyOf(trainings);
        races = List.copyOf(races);
    }

    /// A metric of a policy; `seeds` of the interval is 1 for what needs no training.
    ///
    /// @param trained whether the policy comes from an experiment
    public record Line(
            String evaluation,
            String split,
            String policy,
            boolean trained,
            String metric,
            String unit,
            Interval interval) {}

    /// How the trainings of an experiment went.
    ///
    /// @param ended how many came to their end
    /// @param failures what went wrong, by seed
    public record Training(
            String experiment,
            int ended,
            Interval seconds,
            Interval preparation,
            Interval passes,
            Interval scenarios,
            Interval merit,
            Map<Long, String> failures) {
        public Training {
            failures = new LinkedHashMap<>(failures);
        }
    }

    /// How soon an experiment reached what another settled at, seed by seed.
    ///
    /// @param target whose merit at the end is to be reached, but for 1 % of what it improved since its first
    ///     validation
    /// @param arrived seeds that got there
    /// @param times how many times as long as the racer the target's owner took to get there
    public record Race(
            String target, String racer, int arrived, Interval seconds, Interval scenarios, Interval times) {}

    /// Reads a folder. Needs no program: all figures are in its files.
    public static ComparisonTable of(ComparisonFolder folder) {
        var manifest = folder.manifest();
        var random = Stream.of(manifest.seed()).child("intervals");
        var runs = folder.runs();
        return new ComparisonTable(
                manifest,
                lines(manifest, runs, folder.references(), random.child("lines")),
                trainings(manifest, runs, random.child("trainings")),
                races(manifest, runs, random.child("races")));
    }

    /// A value of a policy in an evaluation: the middle of its seeds.
    public OptionalDouble value(String evaluation, String policy, String metric) {
        return lines.stream()
                .filter(each -> each.evaluation().equals(evaluation)
                        && each.policy().equals(policy)
                        && each.metric().equals(metric))
                .mapToDouble(each -> each.interval().middle())
                .findFirst();
    }

    /// The evaluations, in the file's order.
    public List<String> evaluations() {
        return lines.stream().map(Line::evaluation).distinct().toList();
    }

    /// The policies of an evaluation.
    public List<String> policies(String evaluation) {
        return lines.stream()
                .filter(each -> each.evaluation().equals(evaluation))
                .map(Line::policy)
                .distinct()
                .toList();
    }

    private record Key(String evaluation, String split, String policy, String metric, String unit) {}

    private static List<Line> lines(
            Manifest manifest, List<ComparisonFolder.Run> runs, List<EvaluationFile.Entry> references, Stream random) {
        Map<String, Double> cost = new LinkedHashMap<>();
        for (var entry : references) {
            if (entry.metric().equals("cost")) {
                cost.put(entry.evaluation() + " " + entry.policy(), entry.value());
            }
        }
        var entries = new ArrayList<EvaluationFile.Entry>();
        runs.forEach(run -> entries.addAll(run.folder().evaluation()));
        entries.addAll(references);
        Map<Key, List<Double>> values = new LinkedHashMap<>();
        for (var entry : entries) {
            add(values, entry, entry.metric(), entry.value(), entry.unit());
            if (entry.metric().equals("cost")) {
                derive(values, entry, cost);
            }
        }
        var lines = new ArrayList<Line>();
        for (var each : values.entrySet()) {
            var key = each.getKey();
            var own = random.child(key.evaluation()).child(key.policy()).child(key.metric());
            lines.add(new Line(
                    key.evaluation(),
                    key.split(),
                    key.policy(),
                    manifest.experiments().contains(key.policy()),
                    key.metric(),
                    key.unit(),
                    Interval.of(array(each.getValue()), own)));
        }
        var order = manifest.names("evaluations");
        lines.sort(Comparator.comparingInt(line -> order.indexOf(line.evaluation())));
        return lines;
    }

    private static void add(
            Map<Key, List<Double>> values, EvaluationFile.Entry entry, String metric, double value, String unit) {
        values.computeIfAbsent(
                        new Key(entry.evaluation(), entry.split(), entry.policy(), metric, unit),
                        absent -> new ArrayList<>())
                .add(value);
    }

    /// Where the references are known: the gap to one and the share of what it saves against the other.
    private static void derive(Map<Key, List<Double>> values, EvaluationFile.Entry entry, Map<String, Double> cost) {
        var reference = cost.get(entry.evaluation() + " " + Evaluator.PERFECT_INFORMATION);
        var idle = cost.get(entry.evaluation() + " " + Evaluator.NO_CONTROL);
        if (reference != null && reference != 0) {
            add(values, entry, GAP, (entry.value() - reference) / Math.abs(reference), "1");
        }
        if (reference != null && idle != null && !idle.equals(reference)) {
            add(values, entry, SAVING, (idle - entry.value()) / (idle - reference), "1");
        }
    }

    private static List<Training> trainings(Manifest manifest, List<ComparisonFolder.Run> runs, Stream random) {
        var trainings = new ArrayList<Training>();
        for (var experiment : manifest.experiments()) {
            var results = new ArrayList<RunResult>();
            var failures = new LinkedHashMap<Long, String>();
            for (var run : runs) {
                var result = run.folder().result();
                if (run.experiment().equals(experiment) && result.isPresent()) {
                    if (result.get().broke()) {
                        failures.put(run.seed(), result.get().failure());
                    } else {
                        results.add(result.get());
                    }
                }
            }
            var own = random.child(experiment);
            trainings.add(new Training(
                    experiment,
                    results.size(),
                    over(results, RunResult::seconds, own.child("seconds")),
                    over(results, RunResult::preparationSeconds, own.child("preparation")),
                    over(results, RunResult::passes, own.child("passes")),
                    over(results, RunResult::evaluations, own.child("scenarios")),
                    over(results, RunResult::bestMerit, own.child("merit")),
                    failures));
        }
        return trainings;
    }

    private static Interval over(List<RunResult> results, ToDoubleFunction<RunResult> figure, Stream random) {
        return Interval.of(results.stream().mapToDouble(figure).toArray(), random);
    }

    /// Experiments blind to the network have another merit and take no part. Seeds are raced in pairs, since the weight
    /// of a violation in the merit is measured anew for each seed and is the same for all experiments of it.
    private static List<Race> races(Manifest manifest, List<ComparisonFolder.Run> runs, Stream random) {
        Map<String, Map<Long, Arrival>> arrivals = new LinkedHashMap<>();
        var racing = Set.copyOf(manifest.names("racing"));
        for (var run : runs) {
            var result = run.folder().result();
            if (racing.contains(run.experiment())
                    && result.isPresent()
                    && !result.get().broke()) {
                Arrival.of(run.folder())
                        .ifPresent(
                                arrival -> arrivals.computeIfAbsent(run.experiment(), absent -> new LinkedHashMap<>())
                                        .put(run.seed(), arrival));
            }
        }
        var races = new ArrayList<Race>();
        for (var target : arrivals.entrySet()) {
            for (var racer : arrivals.entrySet()) {
                var seeds = target.getValue().keySet().stream()
                        .filter(racer.getValue()::containsKey)
                        .toList();
                if (!seeds.isEmpty() && arrivals.size() > 1) {
                    races.add(race(
                            target.getKey(),
                            racer.getKey(),
                            picked(target.getValue(), seeds),
                            picked(racer.getValue(), seeds),
                            random.child(target.getKey()).child(racer.getKey())));
                }
            }
        }
        return races;
    }

    private static List<Arrival> picked(Map<Long, Arrival> arrivals, List<Long> seeds) {
        return arrivals.entrySet().stream()
                .filter(each -> seeds.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Race race(String target, String racer, List<Arrival> owners, List<Arrival> racers, Stream random) {
        var seconds = new double[owners.size()];
        var scenarios = new double[owners.size()];
        var owning = new double[owners.size()];
        for (int index = 0; index < seconds.length; index++) {
            double settled = owners.get(index).settled();
            double merit = settled + TOLERANCE * Math.max(0, owners.get(index).first() - settled);
            seconds[index] = racers.get(index).seconds(merit);
            scenarios[index] = racers.get(index).scenarios(merit);
            owning[index] = owners.get(index).seconds(merit);
        }
        return new Race(
                target,
                racer,
                (int) Arrays.stream(seconds).filter(Double::isFinite).count(),
                Interval.of(seconds, random.child("seconds")),
                Interval.of(scenarios, random.child("scenarios")),
                Interval.ratio(seconds, owning, random.child("times")));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
