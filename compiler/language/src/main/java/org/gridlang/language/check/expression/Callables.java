package org.gridlang.language.check.expression;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;

/// The functions and series templates that a module may call.
public interface Callables {
    /// What may be called by this name; empty if nothing is.
    Optional<Callable> find(String name);

    Collection<String> names();

    /// Says that a name is declared here but is not callable or not a number: `a population`.
    Optional<String> kindOf(String name);

    /// Where a name of the file is declared.
    Optional<Span> declaration(String name);

    /// No functions at all.
    static Callables none() {
        return new Callables() {
            @Override
            public Optional<Callable> find(String name) {
                return Optional.empty();
            }

            @Override
            public Collection<String> names() {
                return List.of();
            }

            @Override
            public Optional<String> kindOf(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<Span> declaration(String name) {
                return Optional.empty();
            }
        };
    }

    /// `profile household_load(mean: Power): Power = ...`.
    ///
    /// @param body in terms of `Symbol.Param` by slot; empty if it is wrong, which has been reported
    /// @param draws stochastic primitives in the body, numbered from 0
    /// @param series whether it varies over time, so that only series may call it
    record Callable(
            String name,
            Span declared,
            List<Parameter> parameters,
            Dimension dimension,
            Optional<Term> body,
            int draws,
            boolean series) {
        public Callable {
            parameters = List.copyOf(parameters);
        }
    }

    /// @param fallback in terms of parameters before it
    record Parameter(String name, Span declared, Dimension dimension, Optional<Term> fallback) {}
}
