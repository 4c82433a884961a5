package org.gridlang.runtime.data.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of reading data.
///
/// @param table empty if there are faults
/// @param hashes SHA-256 of each file by its name, hexadecimal; of those whose hash was not known
public record TableReading(Optional<DataTable> table, List<DataFault> faults, Map<String, String> hashes) {
    public TableReading {
        faults = List.copyOf(faults);
        hashes = Map.copyOf(hashes);
    }
}
