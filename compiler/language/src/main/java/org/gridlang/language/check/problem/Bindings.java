package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.PopulationMember;
import org.gridlang.runtime.problem.Candidate;

/// Finds the series that feeds each input of a population's device: the one bound to it, or the one of its
/// name.
final class Bindings {
    private final ProblemContext context;
    private final Diagnostics out;

    Bindings(ProblemContext context) {
        this.context = context;
        this.out = context.out();
    }

    /// What feeds each input slot.
    ///
    /// @param candidates where the agents may be
    List<ProblemModel.Binding> check(Item.Population population, DeviceModel device, List<Candidate> candidates) {
        var bindings = new ArrayList<ProblemModel.Binding>();
        for (int slot = 0; slot < device.inputs().size(); slot++) {
            var input = device.inputs().get(slot);
            switch (input.source()) {
                case DeviceModel.Source.Declared declared -> {
                    var series = declared(population, device, input, candidates);
                    series.ifPresent(each -> noForesight(population, device, input, each.series()));
                    bindings.add(series.orElse(ProblemModel.Binding.NONE));
                }
                case DeviceModel.Source.Signal signal ->
                    bindings.add(plain(signal.series(), input.span()).orElse(ProblemModel.Binding.NONE));
                case DeviceModel.Source.View view -> {
                    wholeSteps(input, view);
                    bindings.add(ProblemModel.Binding.NONE);
                }
                case DeviceModel.Source.Clock clock -> bindings.add(ProblemModel.Binding.NONE);
            }
        }
        return bindings;
    }

    /// A series by its name alone.
    private Optional<ProblemModel.Binding> plain(String name, Span at) {
        var kind = context.series().kind(name);
        if (kind.isPresent()) {
            out.add(context.series().needsKey(at, name, kind.get()));
            return Optional.empty();
        }
        return context.series().index(name).map(each -> new ProblemModel.Binding(each, ProblemModel.Choice.NONE));
    }

    private Optional<ProblemModel.Binding> declared(
            Item.Population population, DeviceModel device, DeviceModel.Input input, List<Candidate> candidates) {
        var bind = bind(population, input);
        if (bind.isPresent()) {
            return bound(population, bind.get(), input, candidates);
        }
        var sameName = context.series().dimension(input.name());
        if (sameName.isPresent() && sameName.get().equals(input.dimension())) {
            return plain(input.name(), population.device().span());
        }
        var fitting = context.series().names().stream()
                .filter(each -> context.series()
                        .dimension(each)
                        .filter(input.dimension()::equals)
                        .isPresent())
                .toList();
        var fault = Diagnostic.error(
                        Code.P106,
                        population.device().span(),
                        "the input " + input.name() + " of " + device.name() + " is bound to no series")
                .also(
                        input.span(),
                        "`" + input.name() + "` is "
                                + context.units().measures().phrase(input.dimension()));
        if (sameName.isPresent()) {
            fault = fault.also(
                    context.series()
                            .declaration(input.name())
                            .orElseThrow()
                            .dimension()
                            .span(),
                    "a series of that name is " + context.units().measures().phrase(sameName.get()));
        }
        out.add(fault.note(
                "instead",
                fitting.isEmpty()
                        ? "declare a series: profile " + input.name() + ": "
                                + context.units().measures().name(input.dimension()) + " = ..."
                        : "bind " + input.name() + " = " + String.join(" or ", fitting)));
        return Optional.empty();
    }

    private static Optional<PopulationMember.Bind> bind(Item.Population population, DeviceModel.Input input) {
        return population.members().stream()
                .filter(PopulationMember.Bind.class::isInstance)
                .map(PopulationMember.Bind.class::cast)
                .filter(each -> each.input().text().equals(input.name()))
                .findFirst();
    }

    private Optional<ProblemModel.Binding> bound(
            Item.Population population,
            PopulationMember.Bind bind,
            DeviceModel.Input input,
            List<Candidate> candidates) {
        var measures = context.units().measures();
        var purpose = Purpose.of(
                        "this series",
                        () -> "the input `" + input.name() + "` is " + measures.phrase(input.dimension()))
                .declaredAt(input.span(), "declared here");
        var path = Path.of(bind.series());
        var name = path.filter(each -> each.length() == 1).map(each -> each.part(0));
        var full = population.name().text() + "." + input.name();
        var keys = new AgentKeys(population, candidates, context.series().data(), out);
        var term = context.series().term(bind.series(), input.dimension(), purpose, full, keys);
        if (term.isEmpty()) {
            return Optional.empty();
        }
        // A series by its name is that series; anything else is a new one, known to this population alone.
        var known = term.get() instanceof Term.Reference(var span, var dimension, Symbol.KeyedSeries keyed)
                        && keyed.key() instanceof Symbol.Key.Own
                ? Optional.of(keyed.index())
                : name.flatMap(context.series()::index);
        int index = known.orElseGet(() -> context.series().add(bind.span(), full, false, keys.kind(), term.get()));
        return Optional.of(new ProblemModel.Binding(index, keys.choice()));
    }

    private void noForesight(Item.Population population, DeviceModel device, DeviceModel.Input input, int index) {
        var series = context.series().all().get(index);
        if (series.broadcast()) {
            return;
        }
        int slot = device.inputs().indexOf(input);
        for (var view : device.inputs()) {
            if (view.source() instanceof DeviceModel.Source.View(int of, var kind, double seconds)
                    && of == slot
                    && !(kind == org.gridlang.runtime.data.SeriesColumn.Kind.LATER && seconds == 0)) {
                var at = bind(population, input)
                        .map(PopulationMember.Bind::span)
                        .orElse(population.device().span());
                out.add(Diagnostic.error(
                                Code.L103,
                                at,
                                device.name() + " looks ahead in " + input.name() + ", but " + series.name()
                                        + " is not known ahead")
                        .also(view.span(), "looks ahead here")
                        .also(
                                context.series()
                                        .declaration(series.name())
                                        .map(each -> each.name().span())
                                        .orElse(series.span()),
                                "a profile, known only as it comes")
                        .note(
                                "rule",
                                "only a signal is broadcast a day ahead; of a profile an agent "
                                        + "knows the present value"));
                return;
            }
        }
    }

    private void wholeSteps(DeviceModel.Input input, DeviceModel.Source.View view) {
        if (context.time().isEmpty() || view.seconds() == 0) {
            return;
        }
        double steps = view.seconds() / context.time().get().stepSeconds();
        if (Math.abs(steps - Math.rint(steps)) > 1e-9 * Math.max(1, steps)) {
            out.add(Diagnostic.error(
                    Code.T109,
                    input.span(),
                    "this looks " + org.gridlang.language.unit.Measures.number(steps)
                            + " steps ahead; with this step it must be a whole number"));
        }
    }
}
