package org.gridlang.language.check.feeder;

import java.util.List;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.FeederMember.Preposition;

/// The two sides of a transformer, as `connection: "delta-wye"` names them, or of a regulator: `connection:
/// "wye"`.
///
/// One coil of a wye side runs from a phase to ground, one of a delta side between two phases: `phases a` to
/// `phases ab` is one unit of an open-wye open-delta bank.
final class Windings {
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);
    private static final int THREE = 3;

    private Windings() {}

    /// `wye`, `ungrounded wye` or `delta`.
    static String side(ElementValues branch, Preposition end) {
        var connection = branch.text("connection");
        if (branch.element().kind() == ElementKind.REGULATOR) {
            return connection;
        }
        return connection.split("-", -1)[end == Preposition.FROM ? 0 : 1];
    }

    /// Whether its coils at one end run to ground.
    static boolean grounds(ElementValues branch, Preposition end) {
        return side(branch, end).equals("wye");
    }

    /// Line-to-neutral voltage at one end, V, of a rated voltage: line to line, or of the only coil.
    static double lineToNeutral(ElementValues branch, Preposition end, double rated) {
        boolean single = branch.element().phases(end).size() == 1;
        return single ? rated : rated / SQUARE_ROOT_OF_THREE;
    }

    /// Phases in the order in which the coils meet them, which turns a delta against a wye: with the order a
    /// b c a wye leads the delta that feeds it by 30 degrees, clock 11, with a c b it lags, clock 1.
    static List<Integer> terminals(ElementValues branch, Preposition end) {
        var written = branch.element().phases(end);
        if (!branch.has("clock") || branch.number("clock") == 0) {
            return written;
        }
        boolean fedByDelta = side(branch, Preposition.FROM).equals("delta");
        boolean lags = branch.number("clock") == 1;
        return fedByDelta == lags ? List.of(1, 3, 2) : List.of(1, 2, 3);
    }

    /// Reports a transformer whose sides do not fit its phases or each other, or a clock that no order of
    /// phases gives.
    static void check(ElementValues transformer, Diagnostics out) {
        var element = transformer.element();
        for (var end : List.of(Preposition.FROM, Preposition.TO)) {
            var side = side(transformer, end);
            int phases = element.phases(end).size();
            boolean fits = switch (side) {
                case "delta" -> phases > 1;
                case "wye" -> phases != 2;
                default -> phases == THREE;
            };
            if (!fits) {
                out.add(Diagnostic.error(
                                Code.F115,
                                element.name().span(),
                                "the " + side + " side of transformer "
                                        + element.name().text() + " cannot have the "
                                        + (phases == 1 ? "phase " : "phases ")
                                        + NetworkAssembly.letters(element.phases(end)))
                        .also(element.end(end).orElseThrow().span(), "this side")
                        .note(
                                "needed",
                                switch (side) {
                                    case "delta" -> "two phases, for one coil between them, or three";
                                    case "wye" -> "one phase, for one coil to ground, or three";
                                    default -> "three phases";
                                }));
                return;
            }
        }
        int from = coils(element.phases(Preposition.FROM));
        int to = coils(element.phases(Preposition.TO));
        if (from != to) {
            out.add(Diagnostic.error(
                            Code.F115,
                            element.name().span(),
                            "the sides of transformer " + element.name().text() + " differ in their coils")
                    .also(element.end(Preposition.FROM).orElseThrow().span(), count(from))
                    .also(element.end(Preposition.TO).orElseThrow().span(), count(to))
                    .note("why", "each coil shares a core with one of the other side"));
            return;
        }
        clock(transformer, from, out);
    }

    private static void clock(ElementValues transformer, int coils, Diagnostics out) {
        if (!transformer.has("clock")) {
            return;
        }
        boolean turns = side(transformer, Preposition.FROM).equals("delta")
                != side(transformer, Preposition.TO).equals("delta");
        int clock = (int) transformer.number("clock");
        boolean fits = (turns && coils == THREE) ? clock == 1 || clock == 11 : clock == 0;
        if (!fits) {
            out.add(Diagnostic.error(
                            Code.F116,
                            transformer.place("clock"),
                            "a transformer of " + (coils == THREE ? "three phases" : "one coil") + " that is "
                                    + transformer.text("connection") + " cannot have clock " + clock)
                    .note(
                            "needed",
                            turns && coils == THREE
                                    ? "1, the second side lags by 30 degrees, or 11, it leads by 30 degrees"
                                    : "0, or no clock at all"));
        }
    }

    private static int coils(List<Integer> phases) {
        return phases.size() == THREE ? THREE : 1;
    }

    private static String count(int coils) {
        return coils == 1 ? "one coil" : "three coils";
    }
}
