package org.gridlang.opendss.convert;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridlang.opendss.circuit.Dropped;
import org.gridlang.runtime.network.NetworkModel;

/// A circuit as a network, and what became of the rest.
///
/// @param dropped what has no place in a network, in the order of the files: what the reader dropped, then what the
///     conversion did
/// @param defaults values that the files do not say
/// @param lengths of lines in m, by name, as far as their units are known
public record ConvertedNetwork(
        NetworkModel network, List<Dropped> dropped, List<DefaultTaken> defaults, Map<String, Double> lengths) {
    public ConvertedNetwork {
        Objects.requireNonNull(network);
        dropped = List.copyOf(dropped);
        defaults = List.copyOf(defaults);
        lengths = Map.copyOf(lengths);
    }
}
