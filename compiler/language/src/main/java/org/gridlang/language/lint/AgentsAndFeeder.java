package org.gridlang.language.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.unit.Units;

/// Agents that do not fit the feeder they stand on: a thousand chargers of 50 kW in a village, or all on one phase.
/// (That an agent needs a phase which its bus lacks cannot happen: it takes those of its load or bus.)
final class AgentsAndFeeder {
    /// Agents of more than so many times what the feeder is made for; twice or thrice is what studies of growth look
    /// at.
    private static final double MOST = 5;

    /// So few agents on one phase are no population.
    private static final int FEWEST = 3;

    private final ProblemModel problem;
    private final Units units;
    private final Diagnostics out;

    private AgentsAndFeeder(ProblemModel problem, Units units, Diagnostics out) {
        this.problem = problem;
        this.units = units;
        this.out = out;
    }

    static void check(ProblemModel problem, Units units, Diagnostics out) {
        var lints = new AgentsAndFeeder(problem, units, out);
        lints.tooLarge();
        lints.onOnePhase();
    }

    private record Sized(ProblemModel.Population population, double each) {
        double all() {
            return each * population.count();
        }
    }

    private void tooLarge() {
        var known = problem.populations().stream()
                .map(each -> new Sized(each, AgentPower.of(problem, each)))
                .filter(each -> Double.isFinite(each.each()))
                .sorted(Comparator.comparingDouble(Sized::all).reversed())
                .toList();
        double agents = known.stream().mapToDouble(Sized::all).sum();
        var feeder = new FeederSize(problem.network());
        if (known.isEmpty() || agents <= MOST * feeder.power()) {
            return;
        }
        var largest = known.getFirst();
        var doubt = Diagnostic.warning(
                        Code.W114,
                        largest.population().span().firstLine(),
                        "the agents are far too large for the feeder "
                                + problem.network().name())
                .pointing(size(largest));
        for (var each : known.subList(1, known.size())) {
            doubt = doubt.also(each.population().span().firstLine(), size(each));
        }
        doubt = doubt.note("agents", power(agents)).note("loads", power(feeder.loads()));
        if (feeder.transformer() > 0) {
            doubt = doubt.note("transformer", power(feeder.transformer()));
        }
        if (feeder.lines() > 0) {
            doubt = doubt.note("lines", power(feeder.lines()) + " from the source by their ratings");
        }
        out.add(doubt.note(
                "why", "acting together, as they do before they have learned, they drive the voltage out of any band"));
    }

    private String size(Sized sized) {
        int count = sized.population().count();
        return count + (count == 1 ? " agent" : " agents") + " of up to " + power(sized.each());
    }

    private String power(double voltAmperes) {
        return units.measures().readable(voltAmperes, units.dimension("Power"));
    }

    private void onOnePhase() {
        var used = new HashSet<List<Integer>>();
        int count = 0;
        for (var population : problem.populations()) {
            population.candidates().forEach(each -> used.add(each.terminals()));
            count += population.count();
        }
        var loaded = new HashSet<Integer>();
        problem.network().loads().forEach(each -> loaded.addAll(each.terminals()));
        if (count < FEWEST
                || loaded.size() < 3
                || used.size() != 1
                || used.iterator().next().size() != 1) {
            return;
        }
        int phase = used.iterator().next().getFirst();
        var populations = new ArrayList<>(problem.populations());
        var first = populations.removeFirst();
        var doubt = Diagnostic.warning(
                        Code.W115,
                        first.span().firstLine(),
                        "all agents are on phase " + "abc".charAt(phase - 1) + " of a feeder with three")
                .pointing(places(first));
        for (var each : populations) {
            doubt = doubt.also(each.span().firstLine(), places(each));
        }
        out.add(doubt.note("why", "one phase alone is driven out of its band long before the feeder is full"));
    }

    private static String places(ProblemModel.Population population) {
        int places = population.candidates().size();
        return population.count() + " agents, " + places + (places == 1 ? " place" : " places");
    }
}
