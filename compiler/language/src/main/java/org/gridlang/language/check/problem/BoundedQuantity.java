package org.gridlang.language.check.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.feeder.NetworkElement;
import org.gridlang.language.syntax.Expression;
import org.gridlang.runtime.problem.Constraint;

/// The quantity that a constraint bounds, as written: `bus.v_pu[phase]`, `line.current[phase]`,
/// `net.source.apparent`.
///
/// @param element name of the bound element; empty for the source
/// @param phase name of the bound phase; empty for the source
record BoundedQuantity(
        Constraint.Quantity quantity, String dimension, Optional<String> element, Optional<String> phase) {
    static final List<String> FORMS =
            List.of("bus.v_pu[phase]", "line.current[phase]", "net.source.apparent", "net.source.p");

    /// The quantity that an expression is; empty if it is something else.
    static Optional<BoundedQuantity> of(Expression written, String feeder, Map<String, NetworkElement> bound) {
        if (written instanceof Expression.Index index && index.indices().size() == 1) {
            var target = Path.of(index.target()).filter(each -> each.length() == 2);
            var phase = Path.of(index.indices().getFirst()).filter(each -> each.length() == 1);
            if (target.isEmpty()
                    || phase.isEmpty()
                    || !(bound.get(phase.get().part(0)) instanceof NetworkElement.OfPhase)) {
                return Optional.empty();
            }
            var element = bound.get(target.get().part(0));
            var attribute = target.get().part(1);
            if (element instanceof NetworkElement.OfBus && attribute.equals("v_pu")) {
                return Optional.of(new BoundedQuantity(
                        Constraint.Quantity.VOLTAGE_PU,
                        "PerUnit",
                        Optional.of(target.get().part(0)),
                        Optional.of(phase.get().part(0))));
            }
            if (element instanceof NetworkElement.OfLine && attribute.equals("current")) {
                return Optional.of(new BoundedQuantity(
                        Constraint.Quantity.LINE_CURRENT,
                        "Current",
                        Optional.of(target.get().part(0)),
                        Optional.of(phase.get().part(0))));
            }
            return Optional.empty();
        }
        var path = Path.of(written).map(Path::text).orElse("");
        if (path.equals(feeder + ".source.apparent")) {
            return Optional.of(new BoundedQuantity(
                    Constraint.Quantity.SOURCE_APPARENT, "Power", Optional.empty(), Optional.empty()));
        }
        if (path.equals(feeder + ".source.p")) {
            return Optional.of(new BoundedQuantity(
                    Constraint.Quantity.SOURCE_ACTIVE, "Power", Optional.empty(), Optional.empty()));
        }
        return Optional.empty();
    }
}
