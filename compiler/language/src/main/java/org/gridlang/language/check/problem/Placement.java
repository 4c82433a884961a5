package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.feeder.NetworkElement;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.PopulationMember;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.problem.Candidate;

/// Works out where the agents of a population may be: `place on load in net.loads where load.phases == 1
/// weighted by load.p`.
final class Placement {
    private final ProblemContext context;
    private final Diagnostics out;

    Placement(ProblemContext context) {
        this.context = context;
        this.out = context.out();
    }

    Optional<List<Candidate>> check(Item.Population population) {
        var places = population.members().stream()
                .filter(PopulationMember.Place.class::isInstance)
                .map(PopulationMember.Place.class::cast)
                .toList();
        if (places.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.P103,
                            population.name().span(),
                            "nothing says where the agents of "
                                    + population.name().text() + " are")
                    .note("instead", "place on load in " + context.feederName() + ".loads"));
            return Optional.empty();
        }
        if (places.size() > 1) {
            out.add(Diagnostic.error(
                            Code.P103,
                            places.get(1).span(),
                            "the agents of " + population.name().text() + " are placed twice")
                    .also(places.getFirst().span(), "first placed here"));
            return Optional.empty();
        }
        return candidates(population, places.getFirst());
    }

    private Optional<List<Candidate>> candidates(Item.Population population, PopulationMember.Place place) {
        var elements = context.sets().elements(place.binder(), Map.of());
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        if (elements.get().isEmpty()) {
            var at = place.binder()
                    .condition()
                    .map(each -> each.span())
                    .orElse(place.binder().set().span());
            out.add(Diagnostic.error(
                    Code.P101,
                    at,
                    "the agents of " + population.name().text() + " have no place: "
                            + place.binder().set().span().text()
                            + (place.binder().condition().isPresent()
                                    ? " has nothing that fulfils this condition"
                                    : " is empty")));
            return Optional.empty();
        }
        var candidates = new ArrayList<Candidate>();
        for (var element : elements.get()) {
            if (element instanceof NetworkElement.OfBus bus && !bus.connects()) {
                continue;
            }
            var weight = weight(place, element);
            if (weight.isEmpty()) {
                return Optional.empty();
            }
            if (weight.get() > 0) {
                var candidate = candidate(element, weight.get());
                if (candidate.isEmpty()) {
                    out.add(Diagnostic.error(
                            Code.P103,
                            place.binder().set().span(),
                            "agents are placed on loads or buses, not on " + element.kind()));
                    return Optional.empty();
                }
                candidates.add(candidate.get());
            }
        }
        if (candidates.isEmpty()) {
            out.add(Diagnostic.error(
                    Code.P101,
                    place.weight().map(each -> each.span()).orElse(place.span()),
                    "the agents of " + population.name().text() + " have no place: all weights are zero"));
            return Optional.empty();
        }
        return Optional.of(candidates);
    }

    private Optional<Double> weight(PopulationMember.Place place, NetworkElement element) {
        if (place.weight().isEmpty()) {
            return Optional.of(1.0);
        }
        var expressions = context.sets().expressions(ElementSets.with(Map.of(), place.binder(), element));
        var weight = expressions.term(place.weight().get()).flatMap(each -> expressions.constantOf(each, "a weight"));
        if (weight.isPresent() && weight.get() < 0) {
            out.add(Diagnostic.error(Code.P104, place.weight().get().span(), "a weight must not be negative")
                    .note("found", "it is for " + name(element)));
            return Optional.empty();
        }
        return weight;
    }

    private static String name(NetworkElement element) {
        return switch (element) {
            case NetworkElement.OfLoad each -> "load " + each.load().name();
            case NetworkElement.OfBus each -> "bus " + each.bus().name();
            case NetworkElement.OfLine each -> "line " + each.line().name();
            case NetworkElement.OfPhase each -> "phase " + each.number();
        };
    }

    private static Optional<Candidate> candidate(NetworkElement element, double weight) {
        return switch (element) {
            case NetworkElement.OfLoad(var load) ->
                Optional.of(new Candidate(
                        load.name(), load.bus(), load.terminals(), load.connection() == ConnectionKind.DELTA, weight));
            // Behind a delta winding nothing can be connected to ground.
            case NetworkElement.OfBus(var bus, var grounded) ->
                Optional.of(new Candidate(
                        bus.name(),
                        bus.name(),
                        bus.terminals().stream().filter(each -> each <= 3).toList(),
                        !grounded,
                        weight));
            case NetworkElement.OfLine line -> Optional.empty();
            case NetworkElement.OfPhase phase -> Optional.empty();
        };
    }
}
