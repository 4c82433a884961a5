package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.runtime.problem.Problem;

/// Tells what a checked file means: `grid show feeder FILE` and the like.
public final class Describer {
    private final CheckedFile file;
    private final Supplier<Problem> compiled;

    /// What to tell of.
    public enum Topic {
        PROBLEM,
        FEEDER,
        AGENTS,
        DEVICES,
        EXPERIMENTS;

        /// `feeder`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was asked for: a description, or a sentence that says why there is none.
    public sealed interface Answer {
        record Told(Section section) implements Answer {}

        /// @param misnamed whether a name was asked for that is not there
        record Nothing(String sentence, boolean misnamed) implements Answer {}
    }

    /// @param compiled the problem of the file with its generated code, asked for only where agents are drawn
    public Describer(CheckedFile file, Supplier<Problem> compiled) {
        this.file = file;
        this.compiled = compiled;
    }

    /// @param name of the only feeder, population, device or experiment to tell of
    /// @param all whether what is long is told whole
    public Answer describe(Topic topic, Optional<String> name, boolean all) {
        return switch (topic) {
            case PROBLEM -> new Answer.Told(new ProblemDescription(file).whole());
            case FEEDER -> feeder(name, all);
            case DEVICES -> devices(name);
            case AGENTS ->
                ofProblem(
                        topic,
                        name,
                        "population",
                        problem -> problem.populations().stream()
                                .map(each -> each.name())
                                .toList(),
                        problem -> new AgentsDescription(problem, compiled.get(), file.units()).whole(name, all));
            case EXPERIMENTS ->
                ofProblem(
                        topic,
                        name,
                        "experiment",
                        problem -> {
                            var names = new ArrayList<String>();
                            problem.experiments().forEach(each -> names.add(each.name()));
                            problem.evaluations().forEach(each -> names.add(each.name()));
                            return names;
                        },
                        problem -> new ExperimentsDescription(problem, file.units()).whole(name));
        };
    }

    private Answer ofProblem(
            Topic topic,
            Optional<String> name,
            String noun,
            Function<ProblemModel, List<String>> names,
            Function<ProblemModel, Section> tell) {
        if (file.problem().isEmpty()) {
            return new Answer.Nothing("is a library, and " + topic.word() + " are of a problem", false);
        }
        var known = names.apply(file.problem().get());
        return name.isPresent() && !known.contains(name.get())
                ? unknown(noun, name.get(), known)
                : new Answer.Told(tell.apply(file.problem().get()));
    }

    private Answer feeder(Optional<String> name, boolean all) {
        var known = file.feeders().keySet();
        if (known.isEmpty()) {
            return new Answer.Nothing("has no feeder", false);
        }
        var chosen = name.or(
                        () -> file.problem().map(problem -> problem.network().name()))
                .or(file::ownFeeder)
                .or(() -> known.size() == 1 ? known.stream().findFirst() : Optional.empty());
        if (chosen.isEmpty()) {
            return new Answer.Nothing("has several feeders; --name must say which one" + listed(known), true);
        }
        if (!known.contains(chosen.get())) {
            return unknown("feeder", chosen.get(), known);
        }
        var network = Objects.requireNonNull(file.feeders().get(chosen.get()));
        var origin = Objects.requireNonNull(file.origins().get(chosen.get()));
        return new Answer.Told(new FeederDescription(network, origin, file.units()).whole(all));
    }

    /// Those that a problem uses, those of a library; with a name also any other that the file can name.
    private Answer devices(Optional<String> name) {
        var known = file.devices().keySet();
        if (name.isPresent() && !known.contains(name.get())) {
            return unknown("device", name.get(), known);
        }
        List<DeviceModel> chosen = name.map(
                        each -> List.of(Objects.requireNonNull(file.devices().get(each))))
                .orElseGet(() -> file.problem()
                        .map(problem -> problem.devices())
                        .orElseGet(() -> List.copyOf(file.devices().values())));
        if (chosen.isEmpty()) {
            return new Answer.Nothing("has no devices", false);
        }
        var parts = new ArrayList<Description>();
        chosen.forEach(device -> parts.add(new DeviceDescription(device, file.units()).whole()));
        return new Answer.Told(new Section("devices", "devices of " + file.name(), parts));
    }

    private static Answer unknown(String noun, String name, Collection<String> known) {
        return new Answer.Nothing("has no " + noun + " " + name + Suggestion.hint(name, known) + listed(known), true);
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? ""
                : " (there are: " + String.join(", ", names.stream().sorted().toList()) + ")";
    }
}
