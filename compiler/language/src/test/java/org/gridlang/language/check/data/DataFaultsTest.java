package org.gridlang.language.check.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.check.Checker;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.library.FileSource;
import org.gridlang.language.library.FolderSource;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.library.StandardSource;
import org.gridlang.runtime.data.table.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each folder of cases is a package with data; `main.diag` is what is said about them.
final class DataFaultsTest {
    private static final Path CASES = Golden.area("data");

    static Stream<Path> packages() {
        return Golden.filesOf(CASES).stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void faultsAreExplained(Path folder) {
        var out = faults(folder);
        Golden.assertMatches(folder.resolve("main.diag"), new Renderer(false).render(out.sorted()));
        var code = folder.getFileName().toString().substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        assertTrue(out.sorted().stream().anyMatch(each -> each.code().name().equals(code)), code);
    }

    @Test
    void eachCodeOfDataHasACase() {
        var expected = Stream.of(Code.values())
                .map(Code::name)
                .filter(name -> name.compareTo("T110") >= 0 && name.compareTo("T140") <= 0)
                // A file of more than a gibibyte is a test in the runtime.
                .filter(name -> !name.equals("T113"))
                .collect(Collectors.toCollection(TreeSet::new));
        var found = packages()
                .flatMap(folder -> faults(folder).sorted().stream())
                .map(Diagnostic::code)
                .map(Code::name)
                .filter(name -> name.startsWith("T1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, found);
    }

    private static Diagnostics faults(Path folder) {
        var out = new Diagnostics();
        ModuleLoader.load(new StandardSource(), new Relative(new FolderSource(folder)), "main.grid", out)
                .ifPresent(loaded -> Checker.check(loaded, out));
        return out;
    }

    /// Names files without the folder of the test.
    private record Relative(FolderSource folder) implements FileSource {
        @Override
        public Reading read(String path) {
            return folder.read(path);
        }

        @Override
        public String shownName(String path) {
            return path;
        }

        @Override
        public Set<String> modules() {
            return folder.modules();
        }

        @Override
        public Finding data(String path) {
            return switch (folder.data(path)) {
                case Finding.Files(List<DataFile> files) ->
                    new Finding.Files(files.stream()
                            .map(each -> new DataFile(
                                    folder.root()
                                            .relativize(Path.of(each.name()))
                                            .toString(),
                                    each.key(),
                                    each.bytes(),
                                    each.opener()))
                            .toList());
                case Finding.OutsideRoot(var where) ->
                    new Finding.OutsideRoot(String.valueOf(Path.of(where).getFileName()));
                case Finding other -> other;
            };
        }
    }

    @Test
    void aLinkOutOfThePackageIsNoWayOut(@org.junit.jupiter.api.io.TempDir Path folder) throws java.io.IOException {
        Files.writeString(folder.resolve("secret.csv"), "t,v\n");
        var inside = Files.createDirectory(folder.resolve("package"));
        Files.createSymbolicLink(inside.resolve("data.csv"), folder.resolve("secret.csv"));
        assertTrue(new FolderSource(inside).data("data.csv") instanceof FileSource.Finding.OutsideRoot);
        assertTrue(new FolderSource(inside).data("../secret.csv") instanceof FileSource.Finding.OutsideRoot);
        assertTrue(new FolderSource(inside).data("/etc/hosts") instanceof FileSource.Finding.OutsideRoot);
    }
}
