package org.gridlang.language.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.data.SeriesColumn;

/// A device type, checked.
///
/// @param injectP power into the network, W; `injectQ` in var (a zero constant if not given)
/// @param rules those it follows in this problem; what they read and name stands among its inputs and lets
public record DeviceModel(
        Span span,
        String name,
        String documentation,
        List<Param> params,
        List<Input> inputs,
        List<State> states,
        List<Action> actions,
        List<Let> lets,
        Term injectP,
        Term injectQ,
        List<Observation> observations,
        List<Limit> limits,
        List<Cost> costs,
        List<Cost> terminalCosts,
        List<Rule> rules) {
    public DeviceModel {
        params = List.copyOf(params);
        inputs = List.copyOf(inputs);
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        lets = List.copyOf(lets);
        observations = List.copyOf(observations);
        limits = List.copyOf(limits);
        costs = List.copyOf(costs);
        terminalCosts = List.copyOf(terminalCosts);
        rules = List.copyOf(rules);
    }

    /// Bounds may use other params; `fallback` too.
    public record Param(
            Span span,
            String name,
            String documentation,
            Dimension dimension,
            Optional<Bounds> bounds,
            Optional<Term> fallback) {}

    public record Input(Span span, String name, Dimension dimension, Source source) {}

    /// The bounds and the initial value may use params; exactly one of next and der, told by `continuous`.
    public record State(
            Span span,
            String name,
            String documentation,
            Dimension dimension,
            Optional<Bounds> bounds,
            Term initial,
            Term update,
            boolean continuous) {}

    /// Bounds and idle value may use params, states, inputs, lets and `dt`.
    public record Action(
            Span span, String name, String documentation, Dimension dimension, Bounds bounds, Optional<Term> idle) {}

    public record Let(Span span, String name, Dimension dimension, Term value) {}

    /// @param label its text, for tables and exported policies
    public record Observation(Span span, String label, Term value) {}

    /// `smaller <= larger`.
    public record Limit(Span span, String name, Term smaller, Term larger) {}

    public record Cost(Span span, String name, Term value) {}

    public record Bounds(Term low, Term high) {}

    /// How a rule acts: physical values by slot of the action; the others do what they do by themselves.
    public record Rule(Span span, String name, SortedMap<Integer, Term> actions) {
        public Rule {
            actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        }
    }

    /// Where the values of an input slot come from.
    public sealed interface Source {
        /// An `input` declaration, bound by the population.
        record Declared() implements Source {}

        /// A signal or profile of the problem, used directly by name.
        record Signal(String series) implements Source {}

        /// A view of another input slot.
        record View(int input, SeriesColumn.Kind kind, double seconds) implements Source {}

        record Clock(SeriesColumn.Reading reading) implements Source {}
    }
}
