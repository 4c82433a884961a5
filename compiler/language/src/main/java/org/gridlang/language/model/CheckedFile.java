package org.gridlang.language.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.network.NetworkModel;

/// What a file means: the problem it states (a library states none), the devices and feeders it declares or
/// imports by name, and its own tests.
public record CheckedFile(
        String name,
        Optional<ProblemModel> problem,
        Map<String, DeviceModel> devices,
        Map<String, NetworkModel> feeders,
        List<TestModel> tests) {
    public CheckedFile {
        tests = List.copyOf(tests);
    }
}
