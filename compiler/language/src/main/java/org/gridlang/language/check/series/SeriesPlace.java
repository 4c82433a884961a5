package org.gridlang.language.check.series;

import java.util.Optional;
import org.gridlang.language.check.data.DataCalls;

/// A series in which data may be read.
///
/// @param kind what its keys are keys of, if it has keys
public record SeriesPlace(String name, Optional<String> kind, DataCalls data) {}
