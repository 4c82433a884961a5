package org.gridlang.language.check.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.data.table.DataColumn;
import org.gridlang.runtime.data.table.DataTable;
import org.gridlang.runtime.data.table.KeyOrder;
import org.gridlang.runtime.data.table.Wildcard;

/// `rename: ["H_#", "load_#"]` or `rename: "names.csv"`: the keys of data get the names by which the program knows
/// them,
/// so that the key `H_007` serves the load `load_7`. Each key gets exactly one name; what is left over is a fault.
///
/// @param at where it is written
record Renaming(Rule rule, Span at) {
    /// How a key becomes a name.
    sealed interface Rule {
        /// By its form. `#` stands for a number, whose leading zeros do not count, `*` for any text; each is once in
        /// both.
        record Form(String from, String to) implements Rule {}

        /// By a list.
        ///
        /// @param file that holds the list
        record Listed(String file, SortedMap<String, String> names) implements Rule {}
    }

    /// Whether a text is a form: one `#` or one `*`.
    static boolean isForm(String text) {
        return Wildcard.isPattern(text.replace('#', '*'));
    }

    /// The same table with other keys; empty if they do not fit, which is reported.
    ///
    /// @param table with keys
    Optional<DataTable> renamed(DataTable table, Diagnostics out) {
        var columns = new TreeMap<String, DataColumn>(KeyOrder.NATURAL);
        var origins = new TreeMap<String, String>();
        var nameless = new ArrayList<String>();
        boolean clash = false;
        for (int index = 0; index < table.keys().size(); index++) {
            var key = table.keys().get(index);
            var name = name(key);
            if (name.isEmpty()) {
                nameless.add(key);
                continue;
            }
            var before = origins.putIfAbsent(name.get(), key);
            if (before != null) {
                clash = true;
                out.add(Diagnostic.error(
                                Code.T133,
                                at,
                                "two keys would both be called \"" + name.get() + "\": " + some(List.of(before, key)))
                        .note("why", "a name stands for one series"));
            }
            columns.put(name.get(), table.columns().get(index));
        }
        var unused = unused(table);
        if (!nameless.isEmpty()) {
            out.add(nameless(table, nameless, unused));
        }
        if (!unused.isEmpty() && nameless.size() < table.keys().size()) {
            out.add(unused(table, unused));
        }
        if (clash || !nameless.isEmpty() || !unused.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DataTable(
                table.name(),
                List.copyOf(columns.keySet()),
                List.copyOf(columns.values()),
                table.between(),
                table.before(),
                table.after(),
                table.zone()));
    }

    private Optional<String> name(String key) {
        return switch (rule) {
            case Rule.Listed(var file, var names) -> Optional.ofNullable(names.get(key));
            case Rule.Form(var from, var to) -> {
                boolean number = from.contains("#");
                yield Wildcard.match(from.replace('#', '*'), key)
                        .filter(each -> !number || each.chars().allMatch(digit -> digit >= '0' && digit <= '9'))
                        .map(each -> number ? each.replaceFirst("^0+(?=.)", "") : each)
                        .map(each -> to.replace(number ? "#" : "*", each));
            }
        };
    }

    /// Keys of the list that the data do not have.
    private Collection<String> unused(DataTable table) {
        return switch (rule) {
            case Rule.Form form -> List.of();
            case Rule.Listed(var file, var names) -> {
                var left = new TreeSet<>(KeyOrder.NATURAL);
                left.addAll(names.keySet());
                table.keys().forEach(left::remove);
                yield left;
            }
        };
    }

    private Diagnostic nameless(DataTable table, List<String> keys, Collection<String> unused) {
        boolean all = keys.size() == table.keys().size();
        var headline = switch (rule) {
            case Rule.Form(var from, var to) ->
                (all
                                ? "no key of " + table.name() + " is"
                                : count(keys) + " of " + table.name() + (one(keys) ? " is" : " are"))
                        + (all ? "" : " not") + " like \"" + from + "\"";
            case Rule.Listed(var file, var names) ->
                all
                        ? file + " names no key of " + table.name()
                        : file + " has no name for " + count(keys) + " of " + table.name();
        };
        var fault = Diagnostic.error(Code.T140, at, headline).note(all ? "keys" : "without", some(keys));
        if (all && !unused.isEmpty()) {
            fault = fault.note("listed", some(unused));
        }
        return fault.note("why", "each key gets one name, so that no series is lost unseen");
    }

    private Diagnostic unused(DataTable table, Collection<String> keys) {
        var file = rule instanceof Rule.Listed listed ? listed.file() : "";
        var first = keys.iterator().next();
        var headline = one(keys)
                ? "\"" + first + "\" of " + file + " is no key of " + table.name()
                        + Suggestion.hint(first, table.keys())
                : keys.size() + " keys of " + file + " are no keys of " + table.name();
        var fault = Diagnostic.error(Code.T140, at, headline);
        return one(keys) ? fault : fault.note("listed", some(keys)).note("keys", some(table.keys()));
    }

    private static boolean one(Collection<String> keys) {
        return keys.size() == 1;
    }

    private static String count(List<String> keys) {
        return one(keys) ? "the key \"" + keys.getFirst() + "\"" : keys.size() + " keys";
    }

    /// The first keys of many, as a message shows them.
    static String some(Collection<String> keys) {
        var shown = keys.stream().limit(8).map(each -> "\"" + each + "\"").toList();
        return String.join(", ", shown)
                + (keys.size() > shown.size() ? " and " + (keys.size() - shown.size()) + " more" : "");
    }
}
