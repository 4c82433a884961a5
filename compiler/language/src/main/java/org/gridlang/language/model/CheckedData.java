package org.gridlang.language.model;

import java.util.Map;
import java.util.TreeMap;
import org.gridlang.runtime.data.table.DataTables;

/// The data that the series of a file read.
///
/// @param tables by the index that a [Symbol.Data] names
/// @param hashes SHA-256 of each data file by its name, hexadecimal
public record CheckedData(DataTables tables, Map<String, String> hashes) {
    public static final CheckedData NONE = new CheckedData(DataTables.NONE, Map.of());

    public CheckedData {
        hashes = new TreeMap<>(hashes);
    }
}
