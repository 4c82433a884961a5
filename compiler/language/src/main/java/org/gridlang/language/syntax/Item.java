package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression.Binder;

/// A top-level declaration of a file. `documentation` is the text of its `///` lines, empty if none.
public sealed interface Item {
    Span span();

    String documentation();

    /// `dimension Power = Energy / Time`; a base dimension has no definition.
    /// `dimension ReactivePower = reactive Power` sets `reactive`;
    /// `dimension Temperature = point TemperatureDifference` sets `point`.
    record Dimension(
            Span span,
            String documentation,
            Identifier name,
            Optional<DimensionExpression> definition,
            boolean reactive,
            boolean point)
            implements Item {}

    /// `unit J: Energy` (base of its dimension), `unit kWh = 3.6e6 J`,
    /// `unit degC: Temperature = 1 K from 273.15 K` (a point unit: scale and zero).
    record Unit(
            Span span,
            String documentation,
            Identifier name,
            Optional<DimensionExpression> dimension,
            Optional<Expression> scale,
            Optional<Expression> zero)
            implements Item {}

    /// `seed 20_260_427`.
    record Seed(Span span, String documentation, long value) implements Item {}

    /// `time { step: 30 min ... }`.
    record Time(Span span, String documentation, List<Entry> entries) implements Item {}

    /// `signal price: Money / Energy = ...` (broadcast), `profile outdoor: Temperature = ...`,
    /// `profile retail_price(mean: Money / Energy = 0.28 [$/kWh]): Money / Energy = ...` (a template with
    /// parameters), `profile demand by home: Power = ...` (one for each home).
    ///
    /// @param kind what its keys are keys of
    record Series(
            Span span,
            String documentation,
            Identifier name,
            boolean broadcast,
            Optional<Identifier> kind,
            List<Parameter> parameters,
            DimensionExpression dimension,
            Expression definition)
            implements Item {}

    /// `function cop(lift: TemperatureDifference): Ratio = ...`.
    record Function(
            Span span,
            String documentation,
            Identifier name,
            List<Parameter> parameters,
            DimensionExpression dimension,
            Expression definition)
            implements Item {}

    /// `feeder ieee123 { ... }` or, with a base, `feeder net = ieee123 { ... }`.
    record Feeder(
            Span span, String documentation, Identifier name, Optional<Identifier> base, List<FeederMember> members)
            implements Item {}

    record Device(Span span, String documentation, Identifier name, List<DeviceMember> members) implements Item {}

    /// `rule droop for Generator { set q = ... }`.
    record Rule(Span span, String documentation, Identifier name, Identifier device, List<RuleMember> members)
            implements Item {}

    /// `rule flat = droop { low: 0.97 pu }`: another rule with some of its params changed.
    record ChangedRule(Span span, String documentation, Identifier name, Identifier base, List<Entry> entries)
            implements Item {}

    /// `population batteries = 500 of Battery { ... }`.
    record Population(
            Span span,
            String documentation,
            Identifier name,
            Expression count,
            Identifier device,
            List<PopulationMember> members)
            implements Item {}

    /// `constrain voltage for bus in net.buses, phase in bus.phases: ... dual per (node, 1 h)`.
    record Constrain(
            Span span,
            String documentation,
            Identifier name,
            List<Binder> binders,
            Expression condition,
            Enforcement enforcement)
            implements Item {}

    /// `minimize ...` or `maximize ...`.
    record Objective(Span span, String documentation, boolean maximize, Expression value) implements Item {}

    /// `train gradmap { ... }`.
    record Train(Span span, String documentation, Identifier name, List<Entry> entries) implements Item {}

    /// `evaluate winter { ... require ... }`.
    record Evaluate(
            Span span, String documentation, Identifier name, List<Entry> entries, List<Expression> requirements)
            implements Item {}

    /// `test "..." { given ... step ... expect ... }`.
    record Test(Span span, String documentation, Expression.Text title, List<TestStep> steps) implements Item {}

    /// `step: 30 min`; the key may be dotted.
    record Entry(Span span, List<Identifier> key, Expression value) {
        /// The key as text, for example `source.voltage`.
        public String keyText() {
            return String.join(".", key.stream().map(Identifier::text).toList());
        }
    }

    /// `mean: Money / Energy = 0.28 [$/kWh]`.
    record Parameter(Span span, Identifier name, DimensionExpression dimension, Optional<Expression> fallback) {}

    /// How a constraint acts on training.
    sealed interface Enforcement {
        Span span();

        /// `dual per (node, 1 h)`.
        record Dual(Span span, List<Expression> scope) implements Enforcement {}

        /// `penalty 2 [$/h] per 10 kVA`.
        record Penalty(Span span, Expression price, Expression per) implements Enforcement {}
    }

    /// A line of a test.
    sealed interface TestStep {
        Span span();

        /// `given b = Battery { capacity: 10 kWh }` or any value, `given x = mean(retail_price())`.
        record Given(Span span, Identifier name, Expression value) implements TestStep {}

        /// `step b with p: -3 kW for 1 h` or `step b with rule droop at 0.95 pu for 1 h`; one of `actions` and
        /// `rule` is empty.
        record Step(
                Span span,
                Identifier name,
                List<Expression.Argument> actions,
                Optional<RuleChoice> rule,
                Expression duration)
                implements TestStep {}

        /// `expect b.soc == 80 % within 0.001`.
        record Expect(Span span, Expression condition, Optional<Expression> tolerance) implements TestStep {}
    }

    /// `rule droop at 0.95 pu`: the rule that acts and the voltage that it measures.
    record RuleChoice(Span span, Identifier rule, Optional<Expression> voltage) {}
}
