package org.gridlang.language.library;

import java.util.List;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Edit;
import org.gridlang.language.library.PackageManifest.Dependency;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.SourceFile.Import;

/// What can be wrong with a package and what it depends on.
final class PackageFaults {
    private static final int MOST_SHOWN = 6;

    private PackageFaults() {}

    static Diagnostic missing(Dependency dependency, String shown) {
        return Diagnostic.error(
                        Code.M113,
                        dependency.location().span(),
                        "the package " + dependency.name().text() + " is not there")
                .note("looked for", shown);
    }

    static Diagnostic noManifest(Dependency dependency, String shown) {
        return Diagnostic.error(
                        Code.M113,
                        dependency.location().span(),
                        "what lies there is no package: it has no " + PackageManifest.FILE)
                .note("looked for", shown + PackageManifest.FILE);
    }

    static Diagnostic other(Dependency dependency, PackageManifest found) {
        boolean named = dependency.name().text().equals(found.name().text());
        var asked = named ? dependency.version() : dependency.name();
        var there = named ? found.version() : found.name();
        return Diagnostic.error(
                        Code.M114,
                        asked.span(),
                        named
                                ? dependency.name().text() + " is there in version " + there.text() + ", not "
                                        + asked.text()
                                : "the package that lies there is called " + there.text() + ", not " + asked.text())
                .also(there.span(), "it says so here");
    }

    static Diagnostic unsafe(Dependency dependency, String shown, String reason) {
        return Diagnostic.error(
                        Code.M115,
                        dependency.location().span(),
                        "the package " + dependency.name().text() + " is not safe to read")
                .note("reason", reason)
                .note("where", shown);
    }

    static Diagnostic unlocked(PackageManifest root, boolean damaged) {
        return Diagnostic.error(
                        Code.M116,
                        root.dependencies().getFirst().span(),
                        damaged
                                ? LockFile.FILE + " cannot be read, so nobody knows what this depends on"
                                : "what this package depends on is not locked")
                .note("instead", "grid lock writes " + LockFile.FILE + " with the checksums of what is there now");
    }

    static Diagnostic changed(Span at, LoadedPackage found, List<String> differences) {
        var manifest = found.manifest();
        var problem =
                Diagnostic.error(Code.M117, at, "the package " + manifest.name().text() + " is not what was locked");
        for (var difference : differences.subList(0, Math.min(MOST_SHOWN, differences.size()))) {
            problem = problem.note("found", difference);
        }
        if (differences.size() > MOST_SHOWN) {
            problem = problem.note("and", differences.size() - MOST_SHOWN + " more");
        }
        return problem.note("where", found.shown())
                .note("instead", "if that is meant, grid lock locks what is there now");
    }

    static Diagnostic twice(Dependency second, String secondShown, LoadedPackage first) {
        return Diagnostic.error(
                        Code.M118,
                        second.name().span(),
                        "two packages are called " + second.name().text())
                .note("one", first.manifest().version().text() + " in " + first.shown())
                .note("other", second.version().text() + " in " + secondShown)
                .note("why", "a type from one is none from the other, so a program uses one of them throughout");
    }

    /// @param known whether the package is there all the same, because another depends on it
    /// @param own whether the importing package has a module of this name
    static Diagnostic undeclared(Import written, String importer, String name, boolean known, boolean own) {
        var at = written.module().getFirst().span();
        var fault =
                Diagnostic.error(Code.M119, at, "the package " + importer + " does not depend on a package " + name);
        if (own) {
            return fault.note("why", "in a package the names of modules begin with its own")
                    .fix("write " + importer + "." + written.moduleText(), new Edit(at, importer + "." + name));
        }
        return fault.note(
                "instead",
                known
                        ? "declare it in " + PackageManifest.FILE + ": depends " + name + " VERSION at \"PLACE\""
                        : "modules of this package begin with " + importer + "., others are declared in "
                                + PackageManifest.FILE);
    }
}
