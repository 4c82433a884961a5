package org.gridlang.language.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Edit;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.SourceFile.Import;

/// What can be wrong with the files of a package.
final class ModuleFaults {
    private ModuleFaults() {}

    /// The name of the module in an import: `std.devices` of `import std.devices.{Battery}`.
    static Span place(Import each) {
        return each.module().getFirst().span().to(each.module().getLast().span());
    }

    static Diagnostic missingFile(Span at, String shown) {
        return Diagnostic.error(Code.M101, at, "there is no file " + shown);
    }

    static Diagnostic unreadable(Span at, String shown, String reason) {
        return Diagnostic.error(Code.M101, at, "the file " + shown + " cannot be read")
                .note("reason", reason);
    }

    static Diagnostic missingModule(Import each, String shown, Set<String> known) {
        String name = each.moduleText();
        var suggestion = Suggestion.nearest(name, known);
        var problem = Diagnostic.error(
                Code.M102,
                place(each),
                "there is no module " + name
                        + suggestion
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElse(""));
        return suggestion
                .map(meant -> problem.fix("write " + meant, new Edit(place(each), meant)))
                .orElseGet(() -> problem.note("looked for", shown));
    }

    /// `import std.devices.Battery`, where `Battery` is a declaration of `std.devices`.
    static Diagnostic declarationAsModule(Import each) {
        var module = each.module();
        var last = module.getLast();
        String parent = String.join(
                ".",
                module.subList(0, module.size() - 1).stream()
                        .map(Identifier::text)
                        .toList());
        return Diagnostic.error(Code.M103, place(each), last.text() + " is no module, but " + parent + " is one")
                .note("why", "an import names a module, and its declarations in braces")
                .fix("put the declaration in braces", new Edit(last.span(), "{" + last.text() + "}"));
    }

    /// @param chain the imports that lead from a module back to itself, the closing one last
    /// @param names the modules on the way, first and last the same
    static Diagnostic cycle(List<Import> chain, List<String> names) {
        var closing = chain.getLast();
        String headline = chain.size() == 1
                ? "module " + names.getFirst() + " imports itself"
                : "modules import each other in a circle: " + String.join(" → ", names);
        var problem = Diagnostic.error(Code.M104, place(closing), headline)
                .pointing(names.get(names.size() - 2) + " imports " + names.getLast());
        for (int i = 0; i + 1 < chain.size(); i++) {
            problem = problem.also(place(chain.get(i)), names.get(i) + " imports " + names.get(i + 1));
        }
        return problem.note("why", "a module is checked after all that it imports");
    }

    static Diagnostic notUtf8(Span at) {
        return Diagnostic.error(Code.M105, at, "this file is not UTF-8 text")
                .pointing("the first byte that is not")
                .note("help", "save the file with the encoding UTF-8");
    }

    static Diagnostic tooLarge(Span at, String shown, long bytes) {
        return Diagnostic.error(Code.M106, at, "the file " + shown + " is too large to be a source file")
                .note("size", bytes + " bytes; at most " + FileSource.LARGEST_BYTES + " are read");
    }

    static Diagnostic outside(Span at, String shown, String where) {
        return Diagnostic.error(Code.M107, at, "the file " + shown + " lies outside the folder of the package")
                .note("where", where)
                .note("why", "a package must mean the same wherever it is copied");
    }

    static Diagnostic wrongName(SourceFile file, String expected) {
        var name = file.name();
        return Diagnostic.error(Code.M108, name.span(), "this library is called " + expected + ", after its path")
                .note("path", file.text().name())
                .fix("write " + expected, new Edit(name.span(), expected));
    }

    /// For the file that was asked for, whose package could also begin elsewhere.
    static Diagnostic nameDoesNotEndPath(SourceFile file, String expectedPath) {
        return Diagnostic.error(Code.M108, file.name().span(), "the name of this library does not match its path")
                .note("path", file.text().name())
                .note("needed", "a path that ends in " + expectedPath);
    }

    static Diagnostic importedTwice(Import second, Import first, Optional<Identifier> declaration) {
        String what = declaration.map(name -> name.text() + " of ").orElse("") + second.moduleText();
        var place = declaration.map(Identifier::span).orElseGet(() -> place(second));
        var problem = new Diagnostic(
                        Diagnostic.Severity.WARNING,
                        Code.M109,
                        what + " is imported twice",
                        List.of(new Diagnostic.Label(place, "", true)),
                        List.of(),
                        Optional.empty())
                .also(place(first), "already imported here");
        return declaration.isPresent() ? problem : problem.fix("leave it out", new Edit(second.span(), ""));
    }

    static Diagnostic notALibrary(Import each, SourceFile file) {
        return Diagnostic.error(
                        Code.M110, place(each), each.moduleText() + " is a problem, and only libraries are imported")
                .also(file.name().span(), "declared as a problem here");
    }
}
