package org.gridlang.language.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.SourceFile.Import;

/// Which file a module is: `std.*` lies in the standard library; in a package `street` with a manifest,
/// `street.homes` lies in its file `homes.grid` and `lv.chargers` in the file `chargers.grid` of the package `lv`
/// that it depends on; without a manifest `homes` lies in `homes.grid`, below the folder of the file.
public final class ModulePlaces {
    private final FileSource standard;
    private final FileSource own;
    /// Of the root file in its source, empty or ending in a slash.
    private final String folder;
    private final Optional<PackageSet> packages;
    /// The manifest or something that it names is wrong, which has been reported: where modules lie is unknown.
    private final boolean unknown;

    private ModulePlaces(
            FileSource standard, FileSource own, String folder, Optional<PackageSet> packages, boolean unknown) {
        this.standard = standard;
        this.own = own;
        this.folder = folder;
        this.packages = packages;
        this.unknown = unknown;
    }

    /// A file and who has it.
    record Place(FileSource source, String path) {
        FileSource.Reading read() {
            return path.isEmpty() ? new FileSource.Reading.Missing() : source.read(path);
        }

        String shown() {
            return source.shownName(path);
        }
    }

    /// The places that a root file sees.
    ///
    /// @param file its path in `own`
    static ModulePlaces of(FileSource standard, FileSource own, String file, SourceFile root, Diagnostics out) {
        if (own instanceof FolderSource(Path folder)) {
            var home = PackageFinder.find(folder.resolve(file));
            if (home.isPresent()) {
                return ofPackage(standard, home.get(), folder.resolve(file), root, out);
            }
        }
        var home = withoutManifest(root, own, file, out);
        // A library lies as deep in its package as its name is long.
        var path = home.equals(own) ? file : FileSource.pathOf(root.name().text());
        return new ModulePlaces(standard, home, folderOf(path), Optional.empty(), false);
    }

    private static ModulePlaces ofPackage(FileSource standard, Path home, Path file, SourceFile root, Diagnostics out) {
        var own = new FolderSource(home);
        try {
            int before = out.errors();
            var path = PackageFinder.below(home, file);
            var packages = PackageSet.load(home, out);
            if (packages.isPresent()) {
                packages.get().compareWithLock();
                named(packages.get().name(), path, root, out);
            }
            return new ModulePlaces(standard, own, folderOf(path), packages, out.errors() > before);
        } catch (IOException failure) {
            out.add(ModuleFaults.unreadable(
                    new Span(root.text(), 0, 0),
                    home.resolve(PackageManifest.FILE).toString(),
                    String.valueOf(failure.getMessage())));
            return new ModulePlaces(standard, own, "", Optional.empty(), true);
        }
    }

    private static void named(String packageName, String path, SourceFile root, Diagnostics out) {
        var name = root.name().text();
        var expected = packageName + "." + FileSource.moduleOf(path);
        if (root.kind() == SourceFile.Kind.LIBRARY && !name.isEmpty() && !name.equals(expected)) {
            out.add(ModuleFaults.wrongName(root, expected));
        }
    }

    /// Without a manifest the package of a library begins where its dotted name does: `library a.b` in
    /// `x/a/b.grid` belongs to `x`.
    private static FileSource withoutManifest(SourceFile root, FileSource own, String file, Diagnostics out) {
        if (root.kind() == SourceFile.Kind.PROBLEM || root.name().text().isEmpty()) {
            return own;
        }
        Path expected = Path.of(FileSource.pathOf(root.name().text()));
        if (!(own instanceof FolderSource(Path folder))) {
            return own;
        }
        Path absolute = folder.resolve(file).toAbsolutePath().normalize();
        if (!absolute.endsWith(expected)) {
            out.add(ModuleFaults.nameDoesNotEndPath(root, expected.toString()));
            return own;
        }
        // A short way to the package keeps file names in messages short.
        Path start = folder.normalize();
        for (int level = 1; level < expected.getNameCount(); level++) {
            start = PackageFinder.parent(start);
        }
        return new FolderSource(start);
    }

    /// Where a module lies; empty if it may not be imported, which is reported, or if that cannot be told.
    ///
    /// @param importer the module that imports it; empty for the root
    Optional<Place> of(Import written, Optional<String> importer, Diagnostics out) {
        var module = written.moduleText();
        if (StandardSource.has(module)) {
            return Optional.of(new Place(standard, FileSource.pathOf(module)));
        }
        if (unknown) {
            return Optional.empty();
        }
        if (packages.isPresent()) {
            var asking =
                    importer.map(ModulePlaces::packageOf).orElse(packages.get().name());
            var name = packageOf(module);
            if (!packages.get().mayImport(asking, name)) {
                boolean known = packages.get().find(name).isPresent();
                boolean mine =
                        asking.equals(packages.get().name()) && own.modules().contains(module);
                out.add(PackageFaults.undeclared(written, asking, name, known, mine));
                return Optional.empty();
            }
        }
        return Optional.of(place(module));
    }

    private Place place(String module) {
        if (StandardSource.has(module)) {
            return new Place(standard, FileSource.pathOf(module));
        }
        if (packages.isEmpty()) {
            return new Place(own, FileSource.pathOf(module));
        }
        var name = packageOf(module);
        var source =
                packages.get().find(name).<FileSource>map(LoadedPackage::files).orElse(own);
        var rest = module.substring(Math.min(module.length(), name.length() + 1));
        return new Place(source, rest.isEmpty() ? "" : FileSource.pathOf(rest));
    }

    /// The data that the root file names.
    FileSource.Finding dataOfRoot(String path) {
        return own.data(folder + path);
    }

    /// The data that a module names; empty for the standard library.
    Optional<FileSource.Finding> data(String module, String path) {
        var place = place(module);
        return StandardSource.has(module)
                ? Optional.empty()
                : Optional.of(place.source().data(folderOf(place.path()) + path));
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /// Whether there is a module of this name.
    boolean has(String module) {
        return place(module).read() instanceof FileSource.Reading.Found;
    }

    /// The names of all modules, to suggest one from.
    Set<String> modules() {
        var names = new TreeSet<>(standard.modules());
        if (packages.isEmpty()) {
            names.addAll(own.modules());
            return names;
        }
        own.modules().forEach(each -> names.add(packages.get().name() + "." + each));
        for (var each : packages.get().packages()) {
            each.files()
                    .modules()
                    .forEach(module -> names.add(each.manifest().name().text() + "." + module));
        }
        return names;
    }

    private static String packageOf(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
