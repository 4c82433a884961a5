package org.gridlang.language.check.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.feeder.FeederChecker.FeederModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.Load;

/// The attributes of a load in `loads: household_load(mean: load.p)`, which holds for each load of the feeder.
final class LoadAttributes {
    private static final Map<String, Symbol.Attribute> ATTRIBUTES = Map.of(
            "load.p", Symbol.Attribute.ACTIVE_POWER,
            "load.q", Symbol.Attribute.REACTIVE_POWER,
            "load.power_factor", Symbol.Attribute.POWER_FACTOR,
            "load.rated_voltage", Symbol.Attribute.RATED_VOLTAGE,
            "load.phases", Symbol.Attribute.PHASES);

    private final FeederModel feeder;
    private final Units units;

    LoadAttributes(FeederModel feeder, Units units) {
        this.feeder = feeder;
        this.units = units;
    }

    Optional<Meaning> find(Path path) {
        return Optional.ofNullable(ATTRIBUTES.get(path.text()))
                .map(each -> new Meaning.Quantity(
                        new Term.Reference(path.span(), dimension(each), new Symbol.LoadAttribute(each))));
    }

    List<String> names() {
        return ATTRIBUTES.keySet().stream().sorted().toList();
    }

    private Dimension dimension(Symbol.Attribute attribute) {
        return switch (attribute) {
            case ACTIVE_POWER -> units.dimension("Power");
            case REACTIVE_POWER -> units.dimension("ReactivePower");
            case RATED_VOLTAGE -> units.dimension("Voltage");
            case POWER_FACTOR, PHASES -> Dimension.NONE;
        };
    }

    /// What is known of an attribute from the loads that there are.
    Interval interval(Symbol symbol) {
        if (!(symbol instanceof Symbol.LoadAttribute attribute)) {
            return Interval.ALL;
        }
        return switch (attribute.attribute()) {
            case ACTIVE_POWER -> over(Load::power);
            case REACTIVE_POWER -> over(Load::reactivePower);
            case RATED_VOLTAGE -> over(Load::ratedVoltage);
            case POWER_FACTOR -> new Interval(0, 1);
            case PHASES -> new Interval(1, 3);
        };
    }

    private Interval over(ToDoubleFunction<Load> value) {
        var all = feeder.network().loads().stream().mapToDouble(value).summaryStatistics();
        return all.getCount() == 0 ? Interval.ALL : new Interval(all.getMin(), all.getMax());
    }
}
