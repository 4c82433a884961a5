package org.gridlang.language.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.NetworkModel;

/// What a file means: the problem it states (a library states none), the devices and feeders it declares or
/// imports by name, its own tests, and the data that its series read.
///
/// @param origins where its feeders are written, by the names of `feeders`
/// @param units that the file may use
public record CheckedFile(
        String name,
        Optional<ProblemModel> problem,
        Map<String, DeviceModel> devices,
        Map<String, NetworkModel> feeders,
        Map<String, FeederOrigin> origins,
        List<TestModel> tests,
        Units units,
        CheckedData data) {
    public CheckedFile {
        tests = List.copyOf(tests);
    }

    /// A file that reads no data.
    public CheckedFile(
            String name,
            Optional<ProblemModel> problem,
            Map<String, DeviceModel> devices,
            Map<String, NetworkModel> feeders,
            Map<String, FeederOrigin> origins,
            List<TestModel> tests,
            Units units) {
        this(name, problem, devices, feeders, origins, tests, units, CheckedData.NONE);
    }

    /// The one feeder of its own that no other of its own is made from, which is what the file is about; empty if it
    /// has none or several.
    public Optional<String> ownFeeder() {
        var own = origins.entrySet().stream()
                .filter(each -> each.getValue().own())
                .map(Map.Entry::getKey)
                .filter(name -> origins.values().stream()
                        .noneMatch(other -> other.own() && other.base().equals(Optional.of(name))))
                .toList();
        return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
    }

    /// The same with only those tests that are wanted.
    public CheckedFile withTests(Predicate<TestModel> wanted) {
        return new CheckedFile(
                name,
                problem,
                devices,
                feeders,
                origins,
                tests.stream().filter(wanted).toList(),
                units,
                data);
    }
}
