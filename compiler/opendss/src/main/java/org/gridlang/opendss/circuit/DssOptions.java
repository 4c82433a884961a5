package org.gridlang.opendss.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `Set` commands say: `Set VoltageBases=[115, 4.16, .48]`.
///
/// @param defaultBaseFrequency in Hz; 60 unless it is set
/// @param voltageBases in kV, line to line, as listed
/// @param loadMultiplier of all loads; 1 unless it is set
/// @param controlMode `off`, `static`, `event`, `time`, `multirate` in lower case; `static` unless it is set
/// @param others every option that was set, by its full name in lower case, the last value of each as written
public record DssOptions(
        double defaultBaseFrequency,
        List<Double> voltageBases,
        double loadMultiplier,
        String controlMode,
        Map<String, DssProperty> others) {
    /// What holds where no file sets anything.
    public static final DssOptions DEFAULTS = new DssOptions(60, List.of(), 1, "static", Map.of());

    public DssOptions {
        voltageBases = List.copyOf(voltageBases);
        others = Map.copyOf(others);
    }

    /// An option that was set, by its full name in lower case.
    public Optional<DssProperty> option(String name) {
        return Optional.ofNullable(others.get(name));
    }
}
