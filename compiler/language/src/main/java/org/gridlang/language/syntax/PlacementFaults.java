package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.syntax.Situation.Fault;

/// Words that begin no line here: `parm ramp: Power`, or `draw` in a device.
final class PlacementFaults {
    private PlacementFaults() {}

    /// Something follows a declaration that is complete: a brace too many, or lines that slipped out of their
    /// block.
    static Optional<Fault> behindBlock(Situation situation) {
        var token = situation.token();
        boolean behind = situation.chunk().place() == Part.Chunk.Place.BEHIND || situation.couldEnd();
        if (situation.breaksOff() || !behind) {
            return Optional.empty();
        }
        if (Tokens.closes(token)) {
            var problem =
                    Diagnostic.error(Code.S112, situation.here(), "this `" + token.getText() + "` closes nothing");
            return Optional.of(new Fault(problem.fix("leave it out", new Diagnostic.Edit(situation.here(), ""))));
        }
        if (situation.chunk().place() != Part.Chunk.Place.LINE && Vocabulary.isMember(token)) {
            var problem = Diagnostic.error(
                    Code.S118,
                    situation.here(),
                    "`" + token.getText() + "` stands " + Vocabulary.homeOf(token) + ", and no block is open here");
            boolean early = Tokens.is(situation.before(), GridLexer.CLOSE_BRACE);
            return Optional.of(new Fault(
                    early ? problem.also(situation.span(situation.before()), "the block is closed here") : problem));
        }
        return Optional.empty();
    }

    static Optional<Fault> unknown(Situation situation) {
        var token = situation.token();
        boolean top = situation.chunk().place() == Part.Chunk.Place.HEAD
                && situation.chunk().start() == 0;
        if (!situation.atStartOfLine() || !Tokens.is(token, GridLexer.IDENTIFIER)) {
            return Optional.empty();
        }
        var known = top ? Vocabulary.ITEMS : Vocabulary.linesOf(situation.part().first());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var suggestion = Suggestion.nearest(token.getText(), known);
        String headline = "unknown declaration `" + token.getText() + "`";
        if (suggestion.isPresent()) {
            String meant = suggestion.get();
            var problem = Diagnostic.error(Code.S104, situation.here(), headline + "; did you mean `" + meant + "`?");
            return Optional.of(situation.replacing(problem, 0, 1, typeOf(meant), meant));
        }
        var problem = Diagnostic.error(Code.S104, situation.here(), headline);
        return Optional.of(new Fault(problem.note("known", String.join(", ", known))));
    }

    static Optional<Fault> misplaced(Situation situation) {
        var token = situation.token();
        if (!situation.atStartOfLine() || !(Vocabulary.isMember(token) || Vocabulary.isItem(token))) {
            return Optional.empty();
        }
        var item = situation.part().first();
        var known = new ArrayList<>(Vocabulary.linesOf(item));
        if (known.contains(token.getText()) || situation.chunk().start() == 0) {
            return Optional.empty();
        }
        String block = Vocabulary.nounOf(item);
        var problem = Diagnostic.error(
                        Code.S118,
                        situation.here(),
                        "`" + token.getText() + "` stands " + Vocabulary.homeOf(token) + ", not in " + block)
                .also(situation.span(item), "this is " + block);
        List<String> lines = known.isEmpty() ? List.of("name: value") : known;
        return Optional.of(new Fault(problem.note("fits", String.join(", ", lines))));
    }

    private static int typeOf(String keyword) {
        for (int type = GridLexer.ACTION; type <= GridLexer.WITHIN; type++) {
            if (("'" + keyword + "'").equals(GridLexer.VOCABULARY.getLiteralName(type))) {
                return type;
            }
        }
        throw new IllegalArgumentException("syntax: " + keyword + " is no word of the language");
    }
}
