package org.gridlang.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.VoltagePlace;

/// Reads the places that options name: `65` is every phase of bus 65, `65.a` and `65.1` its first; `740.ab` stands for
/// two phases of a bus without a path to ground.
final class SensitivityPlaces {
    private final NetworkModel network;
    private final List<VoltagePlace> all;

    SensitivityPlaces(NetworkModel network) {
        this.network = network;
        all = VoltagePlace.all(PowerFlowModel.of(network));
    }

    List<VoltagePlace> all() {
        return all;
    }

    /// The places that the words name, each once, in their order.
    List<VoltagePlace> named(String option, List<String> words) throws CommandFailure {
        var places = new LinkedHashSet<VoltagePlace>();
        for (String word : words) {
            places.addAll(named(option, word));
        }
        return List.copyOf(places);
    }

    private List<VoltagePlace> named(String option, String word) throws CommandFailure {
        List<VoltagePlace> whole = at(word);
        if (!whole.isEmpty()) {
            return whole;
        }
        int dot = word.lastIndexOf('.');
        String bus = dot < 0 ? word : word.substring(0, dot);
        List<VoltagePlace> there = at(bus);
        if (there.isEmpty()) {
            List<String> names =
                    network.buses().stream().map(each -> each.name()).toList();
            throw names.contains(bus)
                    ? CommandFailure.input("--%s: the source does not feed bus %s".formatted(option, bus))
                    : CommandFailure.usage("--%s: feeder %s has no bus %s%s"
                            .formatted(option, network.name(), bus, Suggestion.hint(bus, names)));
        }
        Optional<List<Integer>> terminals = terminals(word.substring(dot + 1));
        List<VoltagePlace> chosen = there.stream()
                .filter(place -> terminals.isPresent() && place.terminals().equals(terminals.get()))
                .toList();
        if (chosen.isEmpty()) {
            throw CommandFailure.usage("--%s: bus %s has no \"%s\" (there are: %s)"
                    .formatted(
                            option,
                            bus,
                            word.substring(dot + 1),
                            String.join(
                                    ", ",
                                    there.stream().map(VoltagePlace::toString).toList())));
        }
        return chosen;
    }

    private List<VoltagePlace> at(String bus) {
        return all.stream().filter(place -> place.bus().equals(bus)).toList();
    }

    /// Letters or numbers.
    private static Optional<List<Integer>> terminals(String text) {
        var terminals = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int terminal = each >= 'a' ? each - 'a' + 1 : each - '0';
            if (terminal < 1 || terminal > 3) {
                return Optional.empty();
            }
            terminals.add(terminal);
        }
        return Optional.of(List.copyOf(terminals));
    }
}
