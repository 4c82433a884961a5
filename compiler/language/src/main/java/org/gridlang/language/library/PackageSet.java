package org.gridlang.language.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.PackageManifest.Dependency;
import org.gridlang.language.source.SourceText;

/// A package and all that it depends on, directly or not. The name of a package is the first part of the names of
/// its modules.
final class PackageSet {
    private final Path folder;
    private final PackageManifest root;
    private final Map<String, LoadedPackage> packages = new LinkedHashMap<>();
    /// Where each was first asked for.
    private final Map<String, Dependency> causes = new LinkedHashMap<>();
    private final Deque<Wanted> wanted = new ArrayDeque<>();
    private final Diagnostics out;

    /// @param base where the manifest that asks lies
    private record Wanted(Dependency dependency, Path base) {}

    private PackageSet(Path folder, PackageManifest root, Diagnostics out) {
        this.folder = folder;
        this.root = root;
        this.out = out;
    }

    /// The package of a folder with a manifest; empty if something of it is wrong, which is reported.
    static Optional<PackageSet> load(Path folder, Diagnostics out) throws IOException {
        int before = out.errors();
        var file = folder.resolve(PackageManifest.FILE);
        var text = new SourceText(file.toString(), Files.readString(file));
        var manifest = ManifestReader.read(text, out);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        var set = new PackageSet(folder, manifest.get(), out);
        set.want(manifest.get(), folder);
        while (!set.wanted.isEmpty()) {
            set.take(set.wanted.pop());
        }
        return out.errors() > before ? Optional.empty() : Optional.of(set);
    }

    private void want(PackageManifest manifest, Path base) {
        manifest.dependencies().forEach(each -> wanted.add(new Wanted(each, base)));
    }

    private void take(Wanted next) {
        var dependency = next.dependency();
        var name = dependency.name().text();
        Path path = next.base().resolve(dependency.location().text()).normalize();
        var shown = path.toString();
        if (!Files.exists(path)) {
            out.add(PackageFaults.missing(dependency, shown));
            return;
        }
        try {
            var place = path.toRealPath().toString();
            var own = name.equals(root.name().text());
            if (own && place.equals(folder.toRealPath().toString())) {
                // A package that is depended on may depend on this one in turn.
                return;
            }
            var known = packages.get(name);
            boolean same = known != null
                    && known.place().equals(place)
                    && known.manifest()
                            .version()
                            .text()
                            .equals(dependency.version().text());
            if (same) {
                return;
            }
            boolean archive = Files.isRegularFile(path);
            var files = archive ? PackageArchive.read(path, shown) : PackageFolder.read(path, shown);
            if (!files.contents().containsKey(PackageManifest.FILE)) {
                out.add(PackageFaults.noManifest(dependency, files.shownName("")));
                return;
            }
            var text = new SourceText(files.shownName(PackageManifest.FILE), files.text(PackageManifest.FILE));
            var manifest = ManifestReader.read(text, out);
            if (manifest.isEmpty()) {
                return;
            }
            take(next, new LoadedPackage(manifest.get(), files, place, shown), archive);
        } catch (UnsafePackageException unsafe) {
            out.add(PackageFaults.unsafe(dependency, shown, String.valueOf(unsafe.getMessage())));
        } catch (IOException failure) {
            out.add(PackageFaults.unsafe(dependency, shown, "it cannot be read: " + failure.getMessage()));
        }
    }

    private void take(Wanted next, LoadedPackage found, boolean archive) {
        var dependency = next.dependency();
        var name = dependency.name().text();
        boolean fits = found.manifest().name().text().equals(name)
                && found.manifest().version().text().equals(dependency.version().text());
        var known = Optional.ofNullable(packages.get(name));
        if (name.equals(root.name().text())) {
            known = Optional.of(new LoadedPackage(root, found.files(), folder.toString(), folder.toString()));
        }
        if (!fits) {
            out.add(PackageFaults.other(dependency, found.manifest()));
        } else if (known.isPresent()) {
            out.add(PackageFaults.twice(dependency, found.shown(), known.get()));
        } else {
            packages.put(name, found);
            causes.put(name, dependency);
            // What an archive depends on lies beside it, never in it.
            Path place = next.base().resolve(dependency.location().text()).normalize();
            want(found.manifest(), archive ? place.resolveSibling("") : place);
        }
    }

    /// Reports what is not as it was locked.
    void compareWithLock() throws IOException {
        if (root.dependencies().isEmpty()) {
            return;
        }
        var file = folder.resolve(LockFile.FILE);
        boolean there = Files.isRegularFile(file);
        var lock = there ? LockFile.read(Files.readString(file)) : Optional.<LockFile>empty();
        if (lock.isEmpty()) {
            out.add(PackageFaults.unlocked(root, there));
            return;
        }
        packages.forEach((name, found) -> {
            var differences = lock.get().differences(found);
            var cause = causes.get(name);
            if (!differences.isEmpty() && cause != null) {
                out.add(PackageFaults.changed(cause.span(), found, differences));
            }
        });
    }

    /// The lock of what is there now.
    LockFile lock() {
        return LockFile.of(packages.values());
    }

    Path folder() {
        return folder;
    }

    String name() {
        return root.name().text();
    }

    /// All that it depends on.
    Collection<LoadedPackage> packages() {
        return packages.values();
    }

    Optional<LoadedPackage> find(String name) {
        return Optional.ofNullable(packages.get(name));
    }

    /// Whether a package may import from another: itself, or one that its manifest declares.
    boolean mayImport(String importer, String imported) {
        var manifest =
                importer.equals(name()) ? Optional.of(root) : find(importer).map(LoadedPackage::manifest);
        return importer.equals(imported)
                || manifest.flatMap(each -> each.dependency(imported)).isPresent();
    }
}
