package org.gridlang.language.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;

/// Locks what a package depends on: writes the versions and checksums of what is on disk now into its
/// `grid.lock`.
public final class PackageLock {
    private PackageLock() {}

    /// A package that has been locked.
    ///
    /// @param place where it lies
    /// @param files how many it has
    public record Entry(String name, String version, String place, int files) {}

    /// Writes the lock; empty if something of the package is wrong, which is reported, and then the old lock
    /// stays.
    ///
    /// @param folder with a `grid.package`
    public static Optional<List<Entry>> write(Path folder, Diagnostics out) throws IOException {
        var set = PackageSet.load(folder, out);
        if (set.isEmpty()) {
            return Optional.empty();
        }
        var target = folder.resolve(LockFile.FILE);
        var staging = folder.resolve("." + LockFile.FILE);
        Files.write(staging, set.get().lock().text().getBytes(StandardCharsets.UTF_8));
        Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(set.get().packages().stream()
                .map(each -> new Entry(
                        each.manifest().name().text(),
                        each.manifest().version().text(),
                        each.shown(),
                        each.files().contents().size()))
                .toList());
    }

    /// Whether a folder says that it is a package.
    public static boolean isPackage(Path folder) {
        return Files.isRegularFile(folder.resolve(PackageManifest.FILE));
    }
}
