package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.syntax.Situation.Fault;

/// Puts a fault of syntax into the language's words. The explanations are tried in order, the most particular first;
/// the last always has something to say.
final class FaultFinder {
    private static final List<Function<Situation, Optional<Fault>>> EXPLANATIONS = List.of(
            NumberFaults::decimalComma,
            NumberFaults::bareDot,
            OperatorFaults::foreign,
            OperatorFaults::assignment,
            PlacementFaults::behindBlock,
            PlacementFaults::unknown,
            PlacementFaults::misplaced,
            MissingWords::colon,
            MissingWords::in,
            MissingWords::dots,
            MissingParts::dimension,
            MissingWords::equals,
            MissingWords::of,
            MissingWords::comma,
            MissingWords::brace,
            MissingWords::enforcement,
            MissingParts::name,
            MissingWords::single,
            MissingParts::value);

    private FaultFinder() {}

    static Fault explain(Situation situation) {
        for (var explanation : EXPLANATIONS) {
            var fault = explanation.apply(situation);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        return other(situation);
    }

    private static Fault other(Situation situation) {
        String headline = situation.breaksOff()
                ? situation.noun() + " breaks off here"
                : "`" + situation.token().getText() + "` does not fit here";
        var problem = Diagnostic.error(Code.S100, situation.here(), headline);
        String fitting = Fitting.describe(situation);
        return new Fault(fitting.isEmpty() ? problem : problem.note("fits", fitting));
    }
}
