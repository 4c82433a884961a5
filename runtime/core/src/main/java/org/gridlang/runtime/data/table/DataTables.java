package org.gridlang.runtime.data.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridlang.runtime.data.SeriesContext;

/// All tables of a problem, and what the keys of each kind are called: the homes of `demand by home`.
public final class DataTables {
    public static final DataTables NONE = new DataTables(List.of(), Map.of());

    private final List<DataTable> tables;
    private final Map<String, List<String>> keys;
    private final Map<String, Map<String, Integer>> indices = new HashMap<>();

    /// @param keys names of the keys in their order, by what they are keys of: `home`
    public DataTables(List<DataTable> tables, Map<String, List<String>> keys) {
        this.tables = List.copyOf(tables);
        this.keys = new TreeMap<>(keys);
        keys.forEach((kind, names) -> {
            var found = new HashMap<String, Integer>();
            names.forEach(name -> found.put(name, found.size()));
            indices.put(kind, found);
        });
    }

    /// Reads the resource of this name that stands beside a class.
    public static DataTables beside(Class<?> generated, String name) {
        try (var stream = generated.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(generated.getName() + " needs the file " + name + " beside it");
            }
            return DataTablesFile.read(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException("the file " + name + " beside " + generated.getName(), failure);
        }
    }

    public byte[] toBytes() {
        return DataTablesFile.write(this);
    }

    public List<DataTable> tables() {
        return tables;
    }

    /// Names of the keys by what they are keys of.
    public Map<String, List<String>> keys() {
        return keys;
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /// The value of a table without keys, or with the key of the series that asks, at the step of the context.
    public double value(int table, SeriesContext at) {
        var found = tables.get(table);
        return found.value(found.keyed() ? at.key() : 0, at.epochSeconds(), at.stepSeconds());
    }

    /// The place of a key among all of its kind.
    public int key(String kind, String name) {
        var found = indices.getOrDefault(kind, Map.of()).get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + kind + " \"" + name + "\"");
        }
        return found;
    }
}
