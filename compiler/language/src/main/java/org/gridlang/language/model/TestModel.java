package org.gridlang.language.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Unit;

/// A `test` block, checked.
public record TestModel(Span span, String title, List<Step> steps) {
    public TestModel {
        steps = List.copyOf(steps);
    }

    public sealed interface Step {
        Span span();

        /// `given b = Battery { ... }`: parameters as terms of earlier params (all slots), states by slot where
        /// set.
        record GivenDevice(
                Span span,
                String name,
                DeviceModel device,
                List<Term> parameters,
                Map<Integer, Term> states,
                Map<Integer, Term> inputs)
                implements Step {}

        /// `given x = household_load(mean: 1 kW)`.
        record GivenSeries(Span span, String name, Term value) implements Step {}

        /// `given limit = 3 kW`.
        record GivenValue(Span span, String name, Term value) implements Step {}

        /// `step b with p: -3 kW for 1 h`: physical action by slot; actions not named are idle.
        record Advance(Span span, String name, Map<Integer, Term> actions, double seconds) implements Step {}

        /// `step b with rule droop at 0.95 pu for 1 h`: the voltage that it measures, per unit.
        record Follow(Span span, String name, String rule, double voltagePu, double seconds) implements Step {}

        /// `expect b.soc == 80 % within 0.001`: tolerance in SI, 0 if none.
        ///
        /// @param drawn what is shown below the text if it does not hold, in reading order
        record Expect(Span span, Term.Condition condition, double tolerance, List<Drawn> drawn) implements Step {
            public Expect {
                drawn = List.copyOf(drawn);
            }
        }
    }

    /// A part of an expectation whose outcome explains why it does not hold.
    public sealed interface Drawn {
        /// What it is drawn below: a name, an operator, the name of a function.
        Span at();

        /// A value.
        ///
        /// @param unit to show it in; empty for the one that reads best
        record Value(Span at, Term term, Optional<Unit> unit) implements Drawn {}

        /// Whether a comparison holds, drawn below its operator.
        ///
        /// @param unit of both sides; empty for the one that reads best
        record Comparison(Span at, Term.Condition.Compare compare, Optional<Unit> unit) implements Drawn {}
    }
}
