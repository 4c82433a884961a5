package org.gridlang.language.check.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;

/// The units in which a device speaks of its own quantities: `param rating: ApparentPower in 10 kVA .. 1 MVA = 60 kVA`
/// is read in kVA.
public final class DeclaredUnits {
    private DeclaredUnits() {}

    /// That of the default, else of the range.
    public static Optional<Unit> of(DeviceModel.Param param) {
        return first(param.dimension(), Stream.concat(param.fallback().stream(), ends(param.bounds())));
    }

    /// That of the initial value, else of the range.
    public static Optional<Unit> of(DeviceModel.State state) {
        return first(state.dimension(), Stream.concat(Stream.of(state.initial()), ends(state.bounds())));
    }

    /// That of the idle value, else of the range.
    public static Optional<Unit> of(DeviceModel.Action action) {
        return first(action.dimension(), Stream.concat(action.idle().stream(), ends(Optional.of(action.bounds()))));
    }

    /// The first unit of this dimension that is written in a term.
    public static Optional<Unit> in(Term term) {
        return first(term.dimension(), Stream.of(term));
    }

    /// The unit of a param, state or action of this name.
    public static Optional<Unit> of(DeviceModel device, String name) {
        var found = Stream.of(
                        device.params().stream()
                                .filter(each -> each.name().equals(name))
                                .map(DeclaredUnits::of),
                        device.states().stream()
                                .filter(each -> each.name().equals(name))
                                .map(DeclaredUnits::of),
                        device.actions().stream()
                                .filter(each -> each.name().equals(name))
                                .map(DeclaredUnits::of))
                .flatMap(each -> each)
                .toList();
        return found.isEmpty() ? Optional.empty() : found.getFirst();
    }

    private static Stream<Term> ends(Optional<DeviceModel.Bounds> bounds) {
        return bounds.stream().flatMap(each -> Stream.of(each.low(), each.high()));
    }

    private static Optional<Unit> first(Dimension dimension, Stream<Term> terms) {
        return terms.flatMap(each -> units(each, dimension).stream()).findFirst();
    }

    private static List<Unit> units(Term term, Dimension dimension) {
        var found = new java.util.ArrayList<Unit>();
        Terms.walk(term, part -> {
            if (part instanceof Term.Constant constant && constant.dimension().equals(dimension)) {
                constant.written().filter(unit -> !unit.name().isEmpty()).ifPresent(found::add);
            }
        });
        return found;
    }
}
