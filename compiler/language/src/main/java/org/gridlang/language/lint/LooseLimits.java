package org.gridlang.language.lint;

import java.util.HashMap;
import java.util.Map;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.problem.Constraint;

/// Limits so wide that nothing comes near: `0.5 pu <= bus.v_pu[phase] <= 1.5 pu`, or a current of 40 kA in a street.
/// (A limit by ratings that are absent is an error.)
final class LooseLimits {
    /// Outside of these, per unit, protection has long disconnected what there is.
    private static final double LOWEST_VOLTAGE = 0.7;

    private static final double HIGHEST_VOLTAGE = 1.3;

    /// How many times all nominal loads and all agents together are surely out of reach: loads peak at several times
    /// their nominal power, losses add to them.
    private static final double REACH = 10;

    private final ProblemModel problem;
    private final Units units;
    private final Map<String, Item.Constrain> written = new HashMap<>();
    private final Diagnostics out;
    private final double power;

    private LooseLimits(SourceFile root, ProblemModel problem, Units units, Diagnostics out) {
        this.problem = problem;
        this.units = units;
        this.out = out;
        for (var item : root.items()) {
            if (item instanceof Item.Constrain constrain) {
                written.put(constrain.name().text(), constrain);
            }
        }
        this.power = REACH * everything();
    }

    static void check(SourceFile root, ProblemModel problem, Units units, Diagnostics out) {
        var limits = new LooseLimits(root, problem, units, out);
        problem.constraints().forEach(limits::check);
    }

    /// All loads and agents at once, VA; infinite if it is not known, as where data say what the loads are.
    private double everything() {
        boolean nominal = Terms.references(problem.loadPower()).stream()
                .anyMatch(each -> each.symbol().equals(new Symbol.LoadAttribute(Symbol.Attribute.ACTIVE_POWER)));
        var feeder = new FeederSize(problem.network());
        double agents = problem.populations().stream()
                .mapToDouble(each -> each.count() * AgentPower.of(problem, each))
                .sum();
        return nominal ? feeder.loads() + feeder.capacitors() + agents : Double.POSITIVE_INFINITY;
    }

    private void check(Constraint constraint) {
        var at = written.get(constraint.name());
        if (at == null || !constraint.rows().stream().allMatch(row -> isLoose(constraint.quantity(), row))) {
            return;
        }
        var place = at.condition().span();
        switch (constraint.quantity()) {
            case VOLTAGE_PU ->
                out.add(doubt(place, "the band of " + constraint.name() + " is too wide ever to bind")
                        .note("usual", "0.95 pu to 1.05 pu, or 0.9 pu to 1.1 pu"));
            case LINE_CURRENT -> {
                var tightest = constraint.rows().stream()
                        .reduce((a, b) -> margin(a) <= margin(b) ? a : b)
                        .orElseThrow();
                out.add(doubt(place, "the limit " + constraint.name() + " is too wide ever to bind")
                        .note("found", tightest.element() + " may carry " + current(tightest.upper()))
                        .note(
                                "reach",
                                current(reach(tightest) / REACH) + " if every load and agent pulls on this one phase"));
            }
            case SOURCE_APPARENT, SOURCE_ACTIVE ->
                out.add(doubt(place, "the limit " + constraint.name() + " is too wide ever to bind")
                        .note("reach", power(power / REACH) + " with every load and agent at once"));
        }
    }

    private static Diagnostic doubt(Span at, String headline) {
        return Diagnostic.warning(Code.W111, at, headline);
    }

    private boolean isLoose(Constraint.Quantity quantity, Constraint.Row row) {
        return switch (quantity) {
            case VOLTAGE_PU -> row.lower() < LOWEST_VOLTAGE && row.upper() > HIGHEST_VOLTAGE;
            case LINE_CURRENT -> row.lower() <= 0 && row.upper() > reach(row);
            case SOURCE_APPARENT -> row.lower() <= 0 && row.upper() > power;
            case SOURCE_ACTIVE -> row.lower() < -power && row.upper() > power;
        };
    }

    /// How many times a limit exceeds what can be reached.
    private double margin(Constraint.Row row) {
        return row.upper() / reach(row);
    }

    /// A current that no line at this voltage carries, A.
    private double reach(Constraint.Row row) {
        var line = problem.network().lines().stream()
                .filter(each -> each.name().equals(row.element()))
                .map(Line::fromBus)
                .findFirst()
                .orElseThrow();
        return power / problem.network().bus(line).baseVoltage();
    }

    private String current(double amperes) {
        return units.measures().readable(amperes, units.dimension("Current"));
    }

    private String power(double voltAmperes) {
        return units.measures().readable(voltAmperes, units.dimension("Power"));
    }
}
