package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.gridlang.grammar.GridParser;

/// One run of the parser over some tokens: a tree, or the first token that cannot follow those before it.
///
/// @param tree empty if there is a fault
/// @param faultAt index among the tokens given, -1 if there is no fault
/// @param tooDeep the parser ran out of stack there
record Attempt<T extends ParserRuleContext>(Optional<T> tree, int faultAt, boolean tooDeep) {
    /// Reads with the fast prediction that suits nearly every text, and where it fails with the complete one.
    ///
    /// @param tokens the last is the end of the file
    static <T extends ParserRuleContext> Attempt<T> read(List<Token> tokens, Function<GridParser, T> rule) {
        var fast = read(tokens, rule, PredictionMode.SLL);
        return fast.tree().isPresent() || fast.tooDeep() ? fast : readFully(tokens, rule);
    }

    /// Reads with the complete prediction at once, for tokens that are known to hold a fault.
    static <T extends ParserRuleContext> Attempt<T> readFully(List<Token> tokens, Function<GridParser, T> rule) {
        return read(tokens, rule, PredictionMode.LL);
    }

    private static <T extends ParserRuleContext> Attempt<T> read(
            List<Token> tokens, Function<GridParser, T> rule, PredictionMode mode) {
        var stream = new CommonTokenStream(new ListTokenSource(tokens));
        var parser = new GridParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new StopAtFault());
        parser.getInterpreter().setPredictionMode(mode);
        try {
            return new Attempt<>(Optional.of(rule.apply(parser)), -1, false);
        } catch (Fault fault) {
            return new Attempt<>(Optional.empty(), fault.at, false);
        } catch (StackOverflowError deep) {
            return new Attempt<>(Optional.empty(), stream.index(), true);
        }
    }

    /// Whether the token at this index, the last one given, was in order.
    boolean couldGoOnBehind(int index) {
        return tree.isPresent() || faultAt > index;
    }

    /// Neither repairs nor skips anything, so that a fault is found where it is.
    private static final class StopAtFault extends DefaultErrorStrategy {
        @Override
        public void reportError(Parser parser, RecognitionException fault) {
            // Explained later, by what was read up to here.
        }

        @Override
        public void recover(Parser parser, RecognitionException fault) {
            throw new Fault(fault.getOffendingToken().getTokenIndex());
        }

        @Override
        public Token recoverInline(Parser parser) {
            throw new Fault(parser.getCurrentToken().getTokenIndex());
        }

        @Override
        public void sync(Parser parser) {
            // Nothing is skipped.
        }
    }

    /// Leaves the parser; never leaves this file. It keeps no stack trace, for it is thrown a hundred times a
    /// fault.
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int at;

        Fault(int at) {
            super("", null, false, false);
            this.at = at;
        }
    }
}
