package org.gridlang.language.lower;

import java.util.function.ToDoubleFunction;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Works out checked expressions whose names all have values, as in tests.
public final class Calculator {
    private final ToDoubleFunction<Symbol> symbols;
    private final ToDoubleFunction<Term.Statistic> statistics;

    public Calculator(ToDoubleFunction<Symbol> symbols, ToDoubleFunction<Term.Statistic> statistics) {
        this.symbols = symbols;
        this.statistics = statistics;
    }

    /// The value, SI.
    public double value(Term term) {
        var graph = new Graph();
        var names = new TermLowering.Names() {
            @Override
            public int node(Symbol symbol) {
                return graph.constant(symbols.applyAsDouble(symbol));
            }

            @Override
            public int node(Term.Statistic statistic) {
                return graph.constant(statistics.applyAsDouble(statistic));
            }
        };
        int root = new TermLowering(graph, new Origins(), names).lower(term);
        return Interpreter.evaluate(graph, root, slot -> {
            throw new IllegalStateException("lower: " + slot + " has no value in a test");
        });
    }
}
