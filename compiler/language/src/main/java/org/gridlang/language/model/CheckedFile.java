package org.gridlang.language.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.NetworkModel;

/// What a file means: the problem it states (a library states none), the devices and feeders it declares or
/// imports by name, and its own tests.
///
/// @param units that the file may use
public record CheckedFile(
        String name,
        Optional<ProblemModel> problem,
        Map<String, DeviceModel> devices,
        Map<String, NetworkModel> feeders,
        List<TestModel> tests,
        Units units) {
    public CheckedFile {
        tests = List.copyOf(tests);
    }

    /// The same with only those tests that are wanted.
    public CheckedFile withTests(Predicate<TestModel> wanted) {
        return new CheckedFile(
                name, problem, devices, feeders, tests.stream().filter(wanted).toList(), units);
    }
}
