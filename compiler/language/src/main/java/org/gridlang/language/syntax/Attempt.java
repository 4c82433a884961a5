package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.gridlang.grammar.GridParser;

/// One run of the parser over some tokens: a tree, or the first token that cannot follow those before it.
///
/// @param tree empty if there is a fault
/// @param faultAt index among the tokens given
/// @param tooDeep the parser ran out of stack there
record Attempt<T extends ParserRuleContext>(Optional<T> tree, int faultAt, boolean tooDeep) {
    /// Reads by one rule, first with the fast prediction that suits nearly every text, then with the complete one.
    ///
    /// @param tokens the last is the end of the file
    static <T extends ParserRuleContext> Attempt<T> read(List<Token> tokens, Function<GridParser, T> rule) {
        var fast = read(tokens, rule, PredictionMode.SLL);
        return fast.tree().isPresent() || fast.tooDeep() ? fast : read(tokens, rule, PredictionMode.LL);
    }

    private static <T extends ParserRuleContext> Attempt<T> read(
            List<Token> tokens, Function<GridParser, T> rule, PredictionMode mode) {
        var stream = new CommonTokenStream(new ListTokenSource(tokens));
        var parser = new GridParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(mode);
        try {
            return new Attempt<>(Optional.of(rule.apply(parser)), -1, false);
        } catch (ParseCancellationException fault) {
            return new Attempt<>(Optional.empty(), faultAt(fault, stream), false);
        } catch (StackOverflowError deep) {
            return new Attempt<>(Optional.empty(), stream.index(), true);
        }
    }

    private static int faultAt(ParseCancellationException fault, CommonTokenStream stream) {
        return fault.getCause() instanceof RecognitionException recognition && recognition.getOffendingToken() != null
                ? recognition.getOffendingToken().getTokenIndex()
                : stream.index();
    }
}
