package org.gridlang.language.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The versions and checksums of all that a package depends on, as `grid lock` has found them:
///
/// ```
/// package lv_devices 2.1.0
///   9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 chargers.grid
/// ```
record LockFile(SortedMap<String, Locked> packages) {
    static final String FILE = "grid.lock";

    private static final Pattern PACKAGE = Pattern.compile("package (\\S+) (\\S+)");
    private static final Pattern CHECKSUM = Pattern.compile(" {2}([0-9a-f]{64}) (\\S.*)");

    /// @param checksums SHA-256 by path
    record Locked(String version, SortedMap<String, String> checksums) {}

    static LockFile of(Collection<LoadedPackage> packages) {
        var locked = new TreeMap<String, Locked>();
        packages.forEach(each -> locked.put(
                each.manifest().name().text(),
                new Locked(each.manifest().version().text(), each.files().checksums())));
        return new LockFile(locked);
    }

    String text() {
        var text = new StringBuilder("// Written by grid lock: what this package depends on, with the SHA-256 of each")
                .append(" file.\n");
        packages.forEach((name, locked) -> {
            text.append("package %s %s%n".formatted(name, locked.version()));
            locked.checksums().forEach((path, sum) -> text.append("  %s %s%n".formatted(sum, path)));
        });
        return text.toString().replace("\r\n", "\n");
    }

    /// The lock of this text; empty if it is none.
    static Optional<LockFile> read(String text) {
        var packages = new TreeMap<String, Locked>();
        SortedMap<String, String> current = new TreeMap<>();
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("//")) {
                continue;
            }
            var head = PACKAGE.matcher(line);
            var sum = CHECKSUM.matcher(line);
            if (head.matches()) {
                current = new TreeMap<>();
                packages.put(head.group(1), new Locked(head.group(2), current));
            } else if (sum.matches() && !packages.isEmpty()) {
                current.put(sum.group(2), sum.group(1));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new LockFile(packages));
    }

    /// How what is on disk differs, in words; empty if it does not.
    List<String> differences(LoadedPackage found) {
        var manifest = found.manifest();
        var locked = packages.get(manifest.name().text());
        if (locked == null) {
            return List.of("it is not in the lock");
        }
        if (!locked.version().equals(manifest.version().text())) {
            return List.of("it is version " + manifest.version().text() + ", locked is " + locked.version());
        }
        var differences = new ArrayList<String>();
        var sums = found.files().checksums();
        sums.forEach((path, sum) -> {
            var known = locked.checksums().get(path);
            if (known == null) {
                differences.add(path + " is new");
            } else if (!known.equals(sum)) {
                differences.add(path + " has changed");
            }
        });
        locked.checksums().keySet().stream()
                .filter(path -> !sums.containsKey(path))
                .forEach(path -> differences.add(path + " is gone"));
        return differences;
    }
}
