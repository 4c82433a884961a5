package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.syntax.Situation.Fault;

/// Puts a fault of syntax into the language's words. The explanations are tried in order, the most particular
/// first; the last always has something to say.
final class FaultFinder {
    private static final List<Function<Situation, Optional<Fault>>> EXPLANATIONS = List.of(
            NumberFaults::decimalComma,
            NumberFaults::bareDot,
            OperatorFaults::foreign,
            OperatorFaults::assignment,
            PlacementFaults::behindBlock,
            RuleFaults::device,
            RuleFaults::set,
            RuleFaults::chosen,
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
            OperatorFaults::missing,
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
        if (situation.breaksOff()) {
            return described(situation, problem);
        }
        var insertions = insertions(situation);
        if (insertions.size() == 1) {
            return insertions.getFirst();
        }
        boolean twice = situation.token().getType() == situation.before().getType()
                || Tokens.is(situation.token(), GridLexer.COMMA);
        var removal = situation.removing(problem);
        return twice && removal.mended().isPresent() ? removal : described(situation, problem);
    }

    /// The signs and words that would mend the line if they stood before the token that does not fit.
    private static List<Fault> insertions(Situation situation) {
        var found = new ArrayList<Fault>();
        var types = situation.expectedTypes();
        for (int type = types.nextSetBit(1); type >= 0; type = types.nextSetBit(type + 1)) {
            String literal = GridLexer.VOCABULARY.getLiteralName(type);
            if (literal != null) {
                String text = literal.substring(1, literal.length() - 1);
                var problem = Diagnostic.error(
                        Code.S128,
                        situation.here(),
                        "`" + text + "` is missing before `" + situation.token().getText() + "`");
                var fault = situation.inserting(problem, 0, type, text);
                if (fault.mended().isPresent()) {
                    found.add(fault);
                }
            }
        }
        return found;
    }

    private static Fault described(Situation situation, Diagnostic problem) {
        // Seen only with the lines before it; what would fit there is not known.
        boolean fitsAlone = situation.expects(situation.token().getType());
        String fitting = fitsAlone ? "" : Fitting.describe(situation);
        return new Fault(fitting.isEmpty() ? problem : problem.note("fits", fitting));
    }
}
