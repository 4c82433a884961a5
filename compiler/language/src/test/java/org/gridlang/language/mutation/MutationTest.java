package org.gridlang.language.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gridlang.language.check.Checker;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.library.FileSource;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.library.MemorySource;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.lower.DeviceLowering;
import org.gridlang.language.resolve.Resolver;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.SyntaxReader;
import org.junit.jupiter.api.Test;

/// Takes the examples and the standard library, changes one token at a time, and has each mutant checked: the checker
/// never fails, and refuses each one that is known to mean something else by dimension or by name, at the place.
///
/// `-Dmutants=20000 -Dseed=7` makes more and others.
final class MutationTest {
    private static final int MUTANTS = Integer.getInteger("mutants", 2_000);
    private static final long SEED = Long.getLong("seed", 20_260_427L);

    /// Large feeders take long and say the same a thousand times.
    private static final int LONGEST = 20_000;

    private final Random random = new Random(SEED);

    /// What became of the mutants of a kind.
    private static final class Tally {
        private int certain;
        private int others;
        private int othersAccepted;
    }

    @Test
    void everyMutantThatMeansSomethingElseIsRefusedAtItsPlace() {
        System.out.println("MutationTest: -Dmutants=" + MUTANTS + " -Dseed=" + SEED);
        var programs = programs();
        var tallies = new EnumMap<Mutant.Kind, Tally>(Mutant.Kind.class);
        var messages = new TreeMap<Integer, Integer>();
        var escaped = new ArrayList<String>();
        for (int round = 0; round < MUTANTS; round++) {
            var program = programs.get(random.nextInt(programs.size()));
            var mutant = program.mutator().next();
            var found = check(program, mutant);
            var errors = found.stream()
                    .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                    .toList();
            var tally = tallies.computeIfAbsent(mutant.kind(), kind -> new Tally());
            messages.merge(errors.size(), 1, Integer::sum);
            if (!mutant.certain()) {
                tally.others++;
                tally.othersAccepted += errors.isEmpty() ? 1 : 0;
                continue;
            }
            tally.certain++;
            if (errors.isEmpty()) {
                escaped.add("accepted: " + mutant.description());
            } else if (errors.stream().noneMatch(each -> pointsAt(each, mutant, program.path()))) {
                escaped.add("elsewhere: " + mutant.description() + "\n" + new Renderer(false).render(errors));
            }
        }
        tallies.forEach((kind, tally) -> System.out.printf(
                "  %-9s %4d must be refused; of %4d others %4d are still good%n",
                kind.name().toLowerCase(java.util.Locale.ROOT), tally.certain, tally.others, tally.othersAccepted));
        System.out.println("  errors per mutant: " + messages);
        assertEquals(
                List.of(),
                escaped,
                () -> escaped.size() + " escaped, seed " + SEED + "\n" + String.join("\n", escaped));
        assertTrue(tallies.values().stream().mapToInt(each -> each.certain).sum() > MUTANTS / 4, "many have an oracle");
    }

    /// A good program, its imports read and its mutator.
    private record Program(String path, LoadedModules loaded, Mutator mutator) {}

    private List<Program> programs() {
        var programs = new ArrayList<Program>();
        var own = new TreeMap<String, String>();
        for (Path file : Golden.filesOf(Path.of("../../examples"))) {
            if (file.toString().endsWith(".grid")) {
                own.put(file.getFileName().toString(), Golden.read(file));
            }
        }
        own.keySet().forEach(path -> programs.add(program(path, new MemorySource(own))));
        var standard = new StandardSource();
        for (String module : standard.modules()) {
            String path = FileSource.pathOf(module);
            if (!module.equals(ModuleLoader.PRELUDE) && standard.read(path) instanceof FileSource.Reading.Found found) {
                var text = new String(found.content(), StandardCharsets.UTF_8);
                if (text.length() <= LONGEST) {
                    programs.add(program(path, new MemorySource(Map.of(path, text))));
                }
            }
        }
        return programs;
    }

    private Program program(String path, FileSource own) {
        var out = new Diagnostics();
        var loaded = ModuleLoader.load(new StandardSource(), own, path, out).orElseThrow();
        var units = Resolver.resolve(loaded, out).root().units().units();
        var checked = Checker.check(loaded, out);
        assertEquals("", new Renderer(false).render(out.sorted()), path);
        return new Program(
                path,
                loaded,
                new Mutator(path, loaded.root(), units, checked.orElseThrow().devices(), random));
    }

    /// The imports of a mutant are those of its origin, read once, unless the change is in their lines.
    private static List<Diagnostic> check(Program program, Mutant mutant) {
        var out = new Diagnostics();
        try {
            var text = new SourceText(program.path(), mutant.text());
            var root = SyntaxReader.read(text, out);
            var loaded = imports(root).equals(imports(program.loaded().root()))
                    ? new LoadedModules(
                            root, program.loaded().modules(), program.loaded().places())
                    : reloaded(program, mutant, out);
            Checker.check(loaded, out)
                    .ifPresent(file -> file.devices().values().forEach(each -> DeviceLowering.lower(each, out)));
            new Renderer(false).render(out.sorted());
            return out.sorted();
        } catch (RuntimeException | StackOverflowError failure) {
            return fail("seed " + SEED + ", " + mutant.description() + "\n" + mutant.text(), failure);
        }
    }

    private static List<String> imports(SourceFile file) {
        return file.imports().stream().map(each -> each.span().text()).toList();
    }

    private static LoadedModules reloaded(Program program, Mutant mutant, Diagnostics out) {
        var own = new MemorySource(Map.of(program.path(), mutant.text()));
        return ModuleLoader.load(new StandardSource(), own, program.path(), out).orElseThrow();
    }

    /// With a label or an edit on the line of the change, or where a name is meant that the change took away.
    private static boolean pointsAt(Diagnostic diagnostic, Mutant mutant, String path) {
        for (var label : diagnostic.labels()) {
            if (touches(label.span(), 0, mutant, path)
                    || mutant.names().contains(label.span().text())) {
                return true;
            }
        }
        return diagnostic.fix().stream()
                .flatMap(fix -> fix.edits().stream())
                .anyMatch(edit -> touches(
                        edit.span(),
                        (int) edit.replacement()
                                .chars()
                                .filter(each -> each == '\n')
                                .count(),
                        mutant,
                        path));
    }

    /// @param more lines that an edit adds
    private static boolean touches(Span span, int more, Mutant mutant, String path) {
        int last = span.source().position(span.end()).line() + more;
        return span.source().name().equals(path)
                && mutant.lines().stream().anyMatch(line -> span.line() <= line && line <= last);
    }
}
