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
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.PopulationMember;

/// Finds the series that feeds each input of a population's device: the one bound to it, or the one of its
/// name.
final class Bindings {
    private final ProblemContext context;
    private final Diagnostics out;

    Bindings(ProblemContext context) {
        this.context = context;
        this.out = context.out();
    }

    /// Index of a series for each input slot, -1 for views and clocks.
    List<Integer> check(Item.Population population, DeviceModel device) {
        var bindings = new ArrayList<Integer>();
        for (int slot = 0; slot < device.inputs().size(); slot++) {
            var input = device.inputs().get(slot);
            switch (input.source()) {
                case DeviceModel.Source.Declared declared -> {
                    var series = declared(population, device, input);
                    series.ifPresent(each -> noForesight(population, device, input, each));
                    bindings.add(series.orElse(-1));
                }
                case DeviceModel.Source.Signal signal ->
                    bindings.add(context.series().index(signal.series()).orElse(-1));
                case DeviceModel.Source.View view -> {
                    wholeSteps(input, view);
                    bindings.add(-1);
                }
                case DeviceModel.Source.Clock clock -> bindings.add(-1);
            }
        }
        return bindings;
    }

    private Optional<Integer> declared(Item.Population population, DeviceModel device, DeviceModel.Input input) {
        var bind = bind(population, input);
        if (bind.isPresent()) {
            return bound(population, bind.get(), input);
        }
        var sameName = context.series().dimension(input.name());
        if (sameName.isPresent() && sameName.get().equals(input.dimension())) {
            return context.series().index(input.name());
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

    private Optional<Integer> bound(Item.Population population, PopulationMember.Bind bind, DeviceModel.Input input) {
        var measures = context.units().measures();
        var purpose = Purpose.of(
                        "this series", "the input `" + input.name() + "` is " + measures.phrase(input.dimension()))
                .declaredAt(input.span(), "declared here");
        var path = Path.of(bind.series());
        var name = path.filter(each -> each.length() == 1).map(each -> each.part(0));
        var term = context.series().term(bind.series(), input.dimension(), purpose);
        if (term.isEmpty()) {
            return Optional.empty();
        }
        // A series by its name is that series; anything else is a new one, known to this population alone.
        return name.flatMap(context.series()::index)
                .or(() -> Optional.of(context.series()
                        .add(bind.span(), population.name().text() + "." + input.name(), false, term.get())));
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
