package org.gridlang.language.check.data;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.library.FileSource;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.model.CheckedData;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.data.table.DataFile;
import org.gridlang.runtime.data.table.DataTable;
import org.gridlang.runtime.data.table.DataTables;
import org.gridlang.runtime.data.table.NamesFile;
import org.gridlang.runtime.data.table.TableReader;
import org.gridlang.runtime.data.table.TableRequest;

/// The data that all series of a file and its imports read: each table once, and the keys of each kind.
public final class DataCatalog {
    private final LoadedModules modules;
    private final ZoneId zone;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, String> hashes = new TreeMap<>();

    /// A table and the call that read it.
    public record Entry(DataTable table, Span call) {}

    /// The keys of a kind, and the call that gave them.
    private record Kind(List<String> keys, Span call) {}

    /// @param zone of stamps without an offset where the call names none
    public DataCatalog(LoadedModules modules, ZoneId zone) {
        this.modules = modules;
        this.zone = zone;
    }

    /// What the series of a module may call.
    public DataCalls of(ModuleScope home) {
        return new DataCalls(this, home);
    }

    ZoneId zone() {
        return zone;
    }

    /// A table by its index.
    public Entry entry(int index) {
        return entries.get(index);
    }

    /// The keys of a kind, in their order; empty if no data have such keys.
    public List<String> keys(String kind) {
        return Optional.ofNullable(kinds.get(kind)).map(Kind::keys).orElse(List.of());
    }

    public CheckedData data() {
        var keys = new TreeMap<String, List<String>>();
        kinds.forEach((kind, each) -> keys.put(kind, each.keys()));
        var tables = entries.stream().map(Entry::table).toList();
        return entries.isEmpty() ? CheckedData.NONE : new CheckedData(new DataTables(tables, keys), hashes);
    }

    /// The files that a path names, as seen from a module.
    Optional<List<DataFile>> files(ModuleScope home, String path, Span at, Diagnostics out) {
        var finding = path.isBlank()
                ? Optional.<FileSource.Finding>empty()
                : modules.data(home.file(), path.replace('\\', '/'));
        if (finding.isEmpty()) {
            out.add(Diagnostic.error(Code.T110, at, "there is no data file \"" + path + "\""));
            return Optional.empty();
        }
        switch (finding.get()) {
            case FileSource.Finding.Files(var files) -> {
                return Optional.of(files);
            }
            case FileSource.Finding.Nothing(var near) -> out.add(missing(path, near, at));
            case FileSource.Finding.OutsideRoot(var where) ->
                out.add(Diagnostic.error(
                                Code.T111, at, "the file \"" + path + "\" lies outside the folder of the package")
                        .note("where", where)
                        .note("why", "a package must mean the same wherever it is copied")
                        .note("instead", "put the data beside the program, or below it"));
            case FileSource.Finding.NoAccess(var reason) ->
                out.add(Diagnostic.error(Code.T110, at, "the file \"" + path + "\" cannot be read")
                        .note("reason", reason));
        }
        return Optional.empty();
    }

    private static Diagnostic missing(String path, List<String> near, Span at) {
        int slash = path.lastIndexOf('/');
        var suggestion =
                Suggestion.nearest(path.substring(slash + 1), near).map(each -> path.substring(0, slash + 1) + each);
        var fault = Diagnostic.error(
                Code.T110,
                at,
                path.contains("*")
                        ? "no data file is called like \"" + path + "\""
                        : "there is no data file \"" + path + "\""
                                + suggestion
                                        .map(each -> "; did you mean \"" + each + "\"?")
                                        .orElse(""));
        return suggestion
                .filter(each -> !path.contains("*"))
                .map(each -> fault.fix("write \"" + each + "\"", new Diagnostic.Edit(at, "\"" + each + "\"")))
                .orElseGet(() -> fault.note("looked", "beside the program, where names of data files begin"));
    }

    /// The names that a file of two columns gives to keys.
    Optional<Renaming> names(DataFile file, char separator, Span at, String series, Diagnostics out) {
        var reading = NamesFile.read(file, separator);
        reading.faults().stream()
                .map(each -> DataFaults.diagnostic(each, series, argument -> at))
                .forEach(out::add);
        hashes.put(file.name(), reading.hash());
        return reading.faults().isEmpty()
                ? Optional.of(new Renaming(new Renaming.Rule.Listed(file.name(), reading.names()), at))
                : Optional.empty();
    }

    /// Reads a table; its index, or empty if anything is wrong with it, which is reported.
    ///
    /// @param renaming of the keys, if they are renamed
    /// @param argument where an argument of the call stands
    Optional<Integer> read(
            TableRequest request,
            Optional<Renaming> renaming,
            Span call,
            Function<String, Span> argument,
            Optional<String> kind,
            Diagnostics out) {
        var reading = TableReader.read(request, hashes.keySet());
        reading.faults().stream()
                .map(each -> DataFaults.diagnostic(each, request.name(), argument))
                .forEach(out::add);
        hashes.putAll(reading.hashes());
        var found = reading.table()
                .flatMap(each ->
                        renaming.isEmpty() ? Optional.of(each) : renaming.get().renamed(each, out));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var table = found.get();
        if (table.keyed() && !sameKeys(table, kind.orElseThrow(), argument.apply("file"), out)) {
            return Optional.empty();
        }
        entries.add(new Entry(table, call));
        return Optional.of(entries.size() - 1);
    }

    /// All series of a kind have the same keys, so that the home whose demand an agent has also gives its sun.
    private boolean sameKeys(DataTable table, String kind, Span at, Diagnostics out) {
        var known = kinds.putIfAbsent(kind, new Kind(table.keys(), at));
        if (known == null || known.keys().equals(table.keys())) {
            return true;
        }
        var absent = known.keys().stream()
                .filter(each -> !table.keys().contains(each))
                .toList();
        var additional = table.keys().stream()
                .filter(each -> !known.keys().contains(each))
                .toList();
        var fault = Diagnostic.error(Code.T139, at, "these data have other keys than those by " + kind + " before")
                .also(known.call(), known.keys().size() + " keys here");
        if (!absent.isEmpty()) {
            fault = fault.note("missing", Renaming.some(absent));
        }
        if (!additional.isEmpty()) {
            fault = fault.note("new", Renaming.some(additional));
        }
        out.add(fault.note("why", "an agent that is dealt a " + kind + " reads all series by " + kind + " at it"));
        return false;
    }
}
