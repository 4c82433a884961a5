package org.gridlang.language.check.problem;

import java.util.List;
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// How one place of a file chooses among series with keys: `demand[agent]` in a population, `demand[load.name]` for
/// loads.
interface SeriesKeys {
    /// Only by a text.
    SeriesKeys NONE = new SeriesKeys() {
        @Override
        public Found find(Path path, String kind) {
            return Found.UNKNOWN;
        }

        @Override
        public List<String> choices(String name, String kind) {
            return List.of(name + "[\"...\"]");
        }
    };

    /// The key that a path between brackets means.
    ///
    /// @param kind what the keys of the series are keys of
    Found find(Path path, String kind);

    /// What may stand here instead.
    List<String> choices(String name, String kind);

    /// What came of a path.
    sealed interface Found {
        Found UNKNOWN = new Unknown();
        Found REPORTED = new Reported();

        record Key(Symbol.Key key) implements Found {}

        record Unknown() implements Found {}

        /// It is wrong in a way that has been told.
        record Reported() implements Found {}
    }

    /// Whether a term differs from key to key.
    static boolean used(Term value, DataCatalog data) {
        var found = new boolean[1];
        Terms.walk(value, term -> {
            if (term instanceof Term.Reference reference) {
                found[0] |= switch (reference.symbol()) {
                    case Symbol.Data(var name, int table) ->
                        data.entry(table).table().keyed();
                    case Symbol.KeyedSeries(var name, int index, Symbol.Key key) -> key instanceof Symbol.Key.Own;
                    default -> false;
                };
            }
        });
        return found[0];
    }
}
