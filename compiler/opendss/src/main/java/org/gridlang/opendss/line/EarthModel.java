package org.gridlang.opendss.line;

import java.util.Locale;
import java.util.Optional;

/// How the return path through the earth is computed.
public enum EarthModel {
    /// Carson's equations with their first term, as most text books have them.
    CARSON,
    /// Carson's series to the fourth power.
    FULL_CARSON,
    /// The complex depth of Deri and others, with the skin effect of the conductor; what OpenDSS takes unless told
    /// otherwise.
    DERI;

    /// The model that `EarthModel=` names: `Carson`, `FullCarson` or `Deri`, or as many letters as tell them apart.
    public static Optional<EarthModel> of(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return Optional.empty();
        }
        for (var model : values()) {
            if (model.name().replace("_", "").toLowerCase(Locale.ROOT).startsWith(lower)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
