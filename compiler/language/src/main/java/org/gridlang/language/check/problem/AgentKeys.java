package org.gridlang.language.check.problem;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.PopulationMember;
import org.gridlang.runtime.problem.Candidate;

/// `bind demand = demand[agent]`, where each agent draws a key, and `bind demand = demand[load.name]`, where it has
/// that of the load at which it is. One binding chooses in one way among keys of one kind.
final class AgentKeys implements SeriesKeys {
    private final Optional<String> place;
    private final List<Candidate> candidates;
    private final DataCatalog data;
    private final Diagnostics out;
    private Optional<String> kind = Optional.empty();
    private ProblemModel.Choice choice = ProblemModel.Choice.NONE;

    AgentKeys(Item.Population population, List<Candidate> candidates, DataCatalog data, Diagnostics out) {
        this.place = population.members().stream()
                .filter(PopulationMember.Place.class::isInstance)
                .map(each -> ((PopulationMember.Place) each).binder().name().text() + ".name")
                .findFirst();
        this.candidates = candidates;
        this.data = data;
        this.out = out;
    }

    /// What the keys are keys of; empty if none is chosen.
    Optional<String> kind() {
        return kind;
    }

    ProblemModel.Choice choice() {
        return choice;
    }

    @Override
    public Found find(Path path, String wanted) {
        boolean drawn = path.text().equals("agent");
        if (!drawn && !place.equals(Optional.of(path.text()))) {
            return Found.UNKNOWN;
        }
        var wantedChoice = drawn ? ProblemModel.Choice.DRAWN : ProblemModel.Choice.PLACE;
        if (kind.isPresent() && (!kind.get().equals(wanted) || choice != wantedChoice)) {
            out.add(Diagnostic.error(
                            Code.T134, path.span(), "one binding reads series of one kind of keys, chosen in one way")
                    .note("instead", "bind two inputs"));
            return Found.REPORTED;
        }
        if (!drawn) {
            var names = candidates.stream().map(Candidate::element).toList();
            if (!LoadKeys.allThere(path, wanted, names, data, out)) {
                return Found.REPORTED;
            }
        }
        kind = Optional.of(wanted);
        choice = wantedChoice;
        return new Found.Key(new Symbol.Key.Own());
    }

    @Override
    public List<String> choices(String name, String wanted) {
        return List.of(name + "[agent]", name + "[" + place.orElse("load.name") + "]", name + "[\"...\"]");
    }
}
