package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.model.DeviceModel;

/// Every device of the standard library and of the examples, found by reading their files: what somebody adds there is
/// tested without a line of Java.
final class KnownDevices {
    private static final List<Path> FOLDERS =
            List.of(Path.of("../../stdlib/src/main/resources/std"), Path.of("../../examples"));

    /// Fewer would mean that files are not found.
    private static final int LEAST = 10;

    private KnownDevices() {}

    static List<DeviceModel> all() {
        var devices = new LinkedHashMap<String, DeviceModel>();
        for (var folder : FOLDERS) {
            for (var file : filesBelow(folder)) {
                var compiled = Pipeline.check(file);
                if (onlyMissesData(compiled)) {
                    continue;
                }
                assertFalse(
                        compiled.hasErrors(), () -> file + "\n" + new Renderer(false).render(compiled.diagnostics()));
                compiled.checked()
                        .orElseThrow()
                        .devices()
                        .values()
                        .forEach(device -> devices.put(
                                device.name() + " of " + device.span().source().name(), device));
            }
        }
        assertTrue(devices.size() >= LEAST, () -> "only " + devices.keySet());
        return List.copyOf(devices.values());
    }

    /// Whether a problem states well what it means, but its data are to be fetched from their own place first.
    private static boolean onlyMissesData(CompiledFile compiled) {
        return compiled.hasErrors() && compiled.diagnostics().stream().allMatch(each -> each.code() == Code.T110);
    }

    /// Those that declare a device, sorted.
    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".grid"))
                    .filter(KnownDevices::declaresDevice)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean declaresDevice(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("device "));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
