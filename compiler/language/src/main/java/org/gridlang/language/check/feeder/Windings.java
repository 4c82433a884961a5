package org.gridlang.language.check.feeder;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;

/// Whether the sides of a transformer fit its phases and each other: `connection: "delta-wye"`.
///
/// One coil of a wye side runs from a phase to ground, one of a delta side between two phases: `phases a` to
/// `phases ab` is one unit of an open-wye open-delta bank.
final class Windings {
    private static final int THREE = 3;

    private Windings() {}

    /// Phases in the order in which the coils meet them, which turns a delta against a wye: with the order a
    /// b c a wye leads the delta that feeds it by 30 degrees, clock 11, with a c b it lags, clock 1.
    static List<Integer> terminals(ElementValues branch, Side side) {
        if (!branch.has("clock") || branch.number("clock") == 0) {
            return side.phases();
        }
        boolean fedByDelta = Side.connections(branch).getFirst().equals("delta");
        boolean lags = branch.number("clock") == 1;
        return fedByDelta == lags ? List.of(1, 3, 2) : List.of(1, 2, 3);
    }

    /// Reports a transformer whose sides do not fit its phases or each other, or a clock that no order of
    /// phases gives.
    static void check(ElementValues transformer, Diagnostics out) {
        var name = transformer.element().name();
        var sides = Side.of(transformer);
        int connections = Side.connections(transformer).size();
        if (connections != sides.size()) {
            out.add(count(transformer, "connection", connections, sides.size()));
            return;
        }
        for (var side : sides) {
            var needed = needed(side);
            if (needed.isPresent()) {
                int phases = side.phases().size();
                out.add(Diagnostic.error(
                                Code.F115,
                                name.span(),
                                "the " + side.connection() + " side of transformer " + name.text() + " cannot have the "
                                        + (side.wires().size() == 1 ? "phase " : "phases ")
                                        + NetworkAssembly.letters(side.wires()))
                        .also(side.at(), phases == 0 ? "this side has no phase" : "this side")
                        .note("needed", needed.get()));
                return;
            }
        }
        for (var side : sides) {
            if (side.coils() != sides.getFirst().coils()) {
                out.add(Diagnostic.error(
                                Code.F115,
                                name.span(),
                                "the sides of transformer " + name.text() + " differ in their coils")
                        .also(sides.getFirst().at(), count(sides.getFirst().coils()))
                        .also(side.at(), count(side.coils()))
                        .note("why", "each coil shares a core with one of the other side"));
                return;
            }
        }
        values(transformer, sides, out);
        clock(transformer, sides.getFirst().coils(), out);
    }

    /// What a side needs, if it has other phases.
    private static Optional<String> needed(Side side) {
        int phases = side.phases().size();
        return switch (side.connection()) {
            case "delta" ->
                phases > 1 && !side.neutralOut()
                        ? Optional.empty()
                        : Optional.of("two phases, for one coil between them, or three");
            case "wye" ->
                phases > 0 ? Optional.empty() : Optional.of("one phase, for one coil to ground or to n, or several");
            case "centre tap" ->
                phases == 2 && side.place() > 0
                        ? Optional.empty()
                        : Optional.of("two phases, one for each half of the coil, on a side that is fed");
            default -> phases == THREE && !side.neutralOut() ? Optional.empty() : Optional.of("three phases");
        };
    }

    /// Lists of values have one for each side, or for each winding; the halves of a centre tap are two windings.
    private static void values(ElementValues transformer, List<Side> sides, Diagnostics out) {
        int windings =
                sides.stream().mapToInt(each -> each.isCentreTap() ? 2 : 1).sum();
        expect(transformer, "voltages", sides.size(), out);
        expect(transformer, "ratings", windings, out);
        expect(transformer, "resistances", windings, out);
        expect(transformer, "reactances", windings * (windings - 1) / 2, out);
        for (var entry : List.of("from_neutral", "to_neutral")) {
            expect(transformer, entry, 2, out);
        }
        if (!transformer.has("reactances") && (windings > 2 || !transformer.has("reactance"))) {
            out.add(Diagnostic.error(
                    Code.N109,
                    transformer.element().name().span(),
                    "transformer " + transformer.element().name().text() + " needs "
                            + (windings > 2 ? "reactances, one for each pair of its windings" : "reactance")));
        }
    }

    private static void expect(ElementValues transformer, String entry, int needed, Diagnostics out) {
        if (transformer.has(entry) && transformer.list(entry).length != needed) {
            out.add(count(transformer, entry, transformer.list(entry).length, needed));
        }
    }

    private static Diagnostic count(ElementValues transformer, String entry, int found, int needed) {
        var why = switch (entry) {
            case "reactances" -> "there is one for each pair of windings: 1-2, 1-3, 2-3";
            case "from_neutral", "to_neutral" -> "it is a resistance and a reactance";
            case "ratings", "resistances" -> "there is one for each winding; a centre tap has two";
            default -> "there is one for each side";
        };
        return Diagnostic.error(
                        Code.F118,
                        transformer.place(entry),
                        "transformer " + transformer.element().name().text() + " needs " + needed + " "
                                + (entry.equals("connection") ? "connections" : "values of " + entry) + ", but has "
                                + found)
                .note("why", why);
    }

    private static void clock(ElementValues transformer, int coils, Diagnostics out) {
        if (!transformer.has("clock")) {
            return;
        }
        var connections = Side.connections(transformer);
        boolean turns = connections.get(0).equals("delta") != connections.get(1).equals("delta");
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

    private static String count(int coils) {
        return coils == 1 ? "one coil" : coils == 2 ? "two coils" : "three coils";
    }
}
