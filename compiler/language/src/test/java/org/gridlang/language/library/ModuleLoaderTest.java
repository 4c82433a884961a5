package org.gridlang.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModuleLoaderTest {
    private static final FileSource STANDARD = new MemorySource(Map.of(
            "std/units.grid", "library std.units\n",
            "std/devices.grid", "library std.devices\n\nimport std.helpers\n",
            "std/helpers.grid", "library std.helpers\n"));

    private final Diagnostics out = new Diagnostics();

    /// Each folder is a package; `main.grid` is asked for, `main.diag` is what is said about it.
    static Stream<Path> packages() {
        return Golden.filesOf(Golden.area("modules")).stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void faultsAreExplained(Path folder) {
        ModuleLoader.load(STANDARD, new Relative(new FolderSource(folder)), "main.grid", out);
        Golden.assertMatches(folder.resolve("main.diag"), new Renderer(false).render(out.sorted()));
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
        public Finding data(String path) {
            return folder.data(path);
        }

        @Override
        public java.util.Set<String> modules() {
            return folder.modules();
        }
    }

    @Test
    void modulesComeAfterWhatTheyImport() {
        var own = new MemorySource(Map.of(
                "main.grid", "problem main\nimport a\nimport b.c\n",
                "a.grid", "library a\nimport b.c\nimport std.devices\n",
                "b/c.grid", "library b.c\nimport std.helpers\n"));
        var loaded = load(own, "main.grid");
        assertEquals(List.of(), out.sorted());
        assertEquals(
                List.of("std.units", "std.helpers", "b.c", "std.devices", "a"),
                List.copyOf(loaded.modules().keySet()));
        assertEquals("main", loaded.root().name().text());
    }

    @Test
    void thePreludeDoesNotImportItself() {
        var own = new MemorySource(Map.of("std/units.grid", "library std.units\n"));
        assertEquals(Map.of(), load(own, "std/units.grid").modules());
        assertEquals(List.of(), out.sorted());
    }

    @Test
    void thePackageOfALibraryBeginsWhereItsNameDoes(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("devices"));
        Files.writeString(folder.resolve("devices/mine.grid"), "library devices.mine\nimport other\n");
        Files.writeString(folder.resolve("other.grid"), "library other\n");
        var loaded = ModuleLoader.load(STANDARD, new FolderSource(folder.resolve("devices")), "mine.grid", out);
        assertEquals(List.of(), out.sorted());
        assertTrue(loaded.orElseThrow().modules().containsKey("other"));
    }

    @Test
    void aMissingFileIsSaid(@TempDir Path folder) {
        assertEquals(Optional.empty(), ModuleLoader.load(folder.resolve("none.grid"), out));
        assertEquals(
                "there is no file " + folder.resolve("none.grid"), onlyFault().headline());
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) {
        assertEquals(Optional.empty(), ModuleLoader.load(folder, out));
        assertEquals("M101", onlyFault().code().name());
    }

    @Test
    void otherEncodingsAreRefused(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("latin.grid"), "problem caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Optional.empty(), ModuleLoader.load(folder.resolve("latin.grid"), out));
        assertEquals("M105", onlyFault().code().name());
        assertEquals(11, onlyFault().place().start());
    }

    @Test
    void largeFilesAreRefused(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("large.grid"), new byte[(int) FileSource.LARGEST_BYTES + 1]);
        assertEquals(Optional.empty(), ModuleLoader.load(folder.resolve("large.grid"), out));
        assertEquals("M106", onlyFault().code().name());
    }

    @Test
    void linksDoNotLeaveThePackage(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectories(folder.resolve("package"));
        Files.writeString(folder.resolve("secret.grid"), "library secret\n");
        Files.createSymbolicLink(inside.resolve("secret.grid"), folder.resolve("secret.grid"));
        Files.writeString(inside.resolve("main.grid"), "problem main\nimport secret\n");
        ModuleLoader.load(STANDARD, new FolderSource(inside), "main.grid", out);
        assertEquals("M107", onlyFault().code().name());
    }

    private LoadedModules load(FileSource own, String file) {
        return ModuleLoader.load(STANDARD, own, file, out).orElseThrow();
    }

    private Diagnostic onlyFault() {
        assertEquals(1, out.sorted().size());
        return out.sorted().getFirst();
    }
}
