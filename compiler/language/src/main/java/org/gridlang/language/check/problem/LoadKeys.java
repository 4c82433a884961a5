package org.gridlang.language.check.problem;

import java.util.List;
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.feeder.FeederChecker.FeederModel;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.Symbol;
import org.gridlang.runtime.network.Load;

/// `demand[load.name]` in `loads:`: each load has the series of its name.
record LoadKeys(FeederModel feeder, DataCatalog data, Diagnostics out) implements SeriesKeys {
    private static final int MOST_SHOWN = 8;

    @Override
    public Found find(Path path, String kind) {
        if (!path.text().equals("load.name")) {
            return Found.UNKNOWN;
        }
        var names = feeder.network().loads().stream().map(Load::name).toList();
        return allThere(path, kind, names, data, out) ? new Found.Key(new Symbol.Key.OfLoad(kind)) : Found.REPORTED;
    }

    /// Whether there is a key for each of these loads.
    static boolean allThere(Path path, String kind, List<String> loads, DataCatalog data, Diagnostics out) {
        var known = data.keys(kind);
        var absent =
                loads.stream().distinct().filter(each -> !known.contains(each)).toList();
        if (absent.isEmpty()) {
            return true;
        }
        var shown = absent.stream()
                .limit(MOST_SHOWN)
                .map(each -> "\"" + each + "\"")
                .toList();
        var list = String.join(", ", shown) + (absent.size() > shown.size() ? ", ..." : "");
        var fault = Diagnostic.error(
                        Code.T132,
                        path.span(),
                        absent.size() == 1
                                ? "there is no " + kind + " for the load " + list
                                        + Suggestion.hint(absent.getFirst(), known)
                                : "there is no " + kind + " for " + absent.size() + " loads: " + list)
                .note(
                        "known",
                        String.join(", ", known.stream().limit(MOST_SHOWN).toList())
                                + (known.size() > MOST_SHOWN ? ", ..." : ""));
        out.add(fault.note("why", "each load reads the series whose key is its name"));
        return false;
    }

    @Override
    public List<String> choices(String name, String kind) {
        return List.of(name + "[load.name]", name + "[\"...\"]");
    }
}
