package org.gridlang.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Packages that depend on others: good ones, broken ones, and ones made to do harm.
final class PackageTest {
    private static final Path CASES = Golden.area("packages");
    private static final String POSTS = "library lv.posts\n";
    private static final String MANIFEST = "package lv\nversion 1.0.0\n";

    @TempDir
    private Path folder = Path.of("");

    static Stream<Path> cases() {
        return Golden.filesOf(CASES).stream().map(each -> each.resolve("main.grid"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void faultsAreExplained(Path main) {
        var out = new Diagnostics();
        ModuleLoader.load(main, out);
        var text = new Renderer(false).render(out.sorted());
        Golden.assertMatches(main.resolveSibling("main.diag"), text.replace(main.getParent() + "/", ""));
    }

    @Test
    void aModuleOfADependencyIsLoaded() throws IOException {
        write("lv/grid.package", MANIFEST);
        write("lv/posts.grid", POSTS + "import lv.parts.screws\n");
        write("lv/parts/screws.grid", "library lv.parts.screws\n");
        street("lv");
        lock();
        var loaded = ModuleLoader.load(folder.resolve("street/deep/main.grid"), new Diagnostics());
        assertEquals(
                List.of("std.units", "lv.parts.screws", "lv.posts", "street.own"),
                List.copyOf(loaded.orElseThrow().modules().keySet()));
        assertEquals(List.of(), faults());
    }

    @Test
    void anArchiveIsAsGoodAsAFolder() throws IOException {
        archive(Map.of("grid.package", MANIFEST, "posts.grid", POSTS, "notes/readme.txt", "Posts."));
        street("lv.zip");
        lock();
        assertEquals(List.of(), faults());
        archive(Map.of("grid.package", MANIFEST, "posts.grid", POSTS + "// later\n", "notes/readme.txt", "Posts."));
        assertEquals(List.of("M117"), faults());
    }

    @Test
    void dataOfADependencyLieInIt() throws IOException {
        archive(Map.of("grid.package", MANIFEST, "posts.grid", POSTS, "data/use.csv", "1\n", "data/load.csv", "2\n"));
        street("lv.zip");
        lock();
        var loaded = ModuleLoader.load(folder.resolve("street/deep/main.grid"), new Diagnostics())
                .orElseThrow();
        var posts = Objects.requireNonNull(loaded.modules().get("lv.posts"));
        assertEquals(List.of("use.csv"), data(loaded, posts, "data/use.csv"));
        assertEquals(List.of("load.csv", "use.csv"), data(loaded, posts, "data/*.csv"));
        assertInstanceOf(
                FileSource.Finding.OutsideRoot.class,
                loaded.data(posts, "../street/own.grid").orElseThrow());
        assertEquals(List.of("own.grid"), data(loaded, loaded.root(), "../own.grid"));
        assertTrue(loaded.data(Objects.requireNonNull(loaded.modules().get("std.units")), "units.grid")
                .isEmpty());
    }

    private static List<String> data(LoadedModules loaded, SourceFile module, String path) {
        var finding = loaded.data(module, path).orElseThrow();
        return assertInstanceOf(FileSource.Finding.Files.class, finding).files().stream()
                .map(each -> Path.of(each.name()).getFileName().toString())
                .toList();
    }

    @Test
    void whatIsLockedIsWhatIsThere() throws IOException {
        write("lv/grid.package", MANIFEST);
        write("lv/posts.grid", POSTS);
        street("lv");
        lock();
        write("lv/.git/config", "of no matter");
        assertEquals(List.of(), faults());
        write("lv/data/new.csv", "1,2\n");
        assertEquals(List.of("M117"), faults());
        lock();
        assertEquals(List.of(), faults());
        Files.delete(folder.resolve("lv/data/new.csv"));
        assertEquals(List.of("M117"), faults());
    }

    @Test
    void packagesMayDependOnEachOther() throws IOException {
        write("lv/grid.package", MANIFEST + "depends street 0.1.0 at \"../street\"\n");
        write("lv/posts.grid", POSTS + "import street.own\n");
        street("lv");
        lock();
        assertEquals(List.of(), faults());
    }

    @Test
    void whatADependencyDependsOnIsLockedToo() throws IOException {
        write("lv/grid.package", MANIFEST + "depends base 3.0.0 at \"../base\"\n");
        write("lv/posts.grid", POSTS + "import base.units\n");
        write("base/grid.package", "package base\nversion 3.0.0\n");
        write("base/units.grid", "library base.units\n");
        street("lv");
        lock();
        assertEquals(List.of(), faults());
        write("base/units.grid", "library base.units\n\n");
        assertEquals(List.of("M117"), faults());
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        write("secret.grid", "library lv.secret\n");
        write("lv/grid.package", MANIFEST);
        write("lv/posts.grid", POSTS);
        street("lv");
        Files.createSymbolicLink(folder.resolve("lv/secret.grid"), folder.resolve("secret.grid"));
        assertRefused("is a link or a device");
    }

    @Test
    void anEntryThatLeadsOutOfItsArchiveIsRefused() throws IOException {
        street("lv.zip");
        for (var path :
                List.of("../evil.grid", "/etc/evil.grid", "a/../../evil.grid", "a\\..\\evil.grid", "C:evil", "a//b")) {
            archive(entries(path, "evil"));
            assertRefused("leads out of it");
        }
    }

    @Test
    void anArchiveThatSwellsIsRefused() throws IOException {
        street("lv.zip");
        var zeros = new String(new byte[1 << 20], StandardCharsets.US_ASCII);
        var entries = entries("zeros/0", zeros);
        for (int number = 1; number < 70; number++) {
            entries.put("zeros/" + number, zeros);
        }
        archive(entries);
        assertTrue(Files.size(folder.resolve("lv.zip")) < 200_000, "it is small as it lies there");
        assertRefused("it unpacks to more than 64 MB");
    }

    @Test
    void anArchiveOfTooManyFilesIsRefused() throws IOException {
        street("lv.zip");
        var entries = entries("x/0", "");
        for (int number = 1; number <= PackageFiles.MOST_FILES; number++) {
            entries.put("x/" + number, "");
        }
        archive(entries);
        assertRefused("it holds more than 10000 files");
    }

    @Test
    void aLinkInAnArchiveIsRefused() throws IOException {
        street("lv.zip");
        byte[] archive = zip(entries("link.grid", "/etc/passwd"));
        int header = lastHeader(archive);
        archive[header + 5] = 3; // made on Unix
        archive[header + 40] = 0;
        archive[header + 41] = (byte) 0xA0; // S_IFLNK
        Files.write(folder.resolve("lv.zip"), archive);
        assertRefused("it holds a link or a device");
    }

    @Test
    void aDamagedArchiveIsRefused() throws IOException {
        street("lv.zip");
        byte[] archive = zip(entries("x.grid", "library lv.x\n"));
        Files.write(
                folder.resolve("lv.zip"), "no archive at all, and yet long enough".getBytes(StandardCharsets.UTF_8));
        assertRefused("it is not a .zip file");
        byte[] renamed = archive.clone();
        renamed[lastHeader(archive)] = 0;
        Files.write(folder.resolve("lv.zip"), renamed);
        assertRefused("");
        long seed = Long.getLong("seed", 20_260_427);
        System.out.println("PackageTest.aDamagedArchiveIsRefused: -Dseed=" + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = archive.clone();
            for (int flips = 0; flips < 4; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("lv.zip"), damaged);
            // Whatever came of it: a report, or a package; never an exception, and never without a lock.
            assertFalse(faults().isEmpty(), "round " + round);
        }
    }

    @Test
    void anyTextIsReadAsAManifest() {
        long seed = Long.getLong("seed", 20_260_427);
        System.out.println("PackageTest.anyTextIsReadAsAManifest: -Dseed=" + seed);
        var random = new SplittableRandom(seed);
        var words = List.of(
                "package ", "version ", "depends ", "lv", " 1.0.0", " at ", "\"", "\n", "//", "\\", "\u0000", "é", " ");
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            for (int word = random.nextInt(30); word > 0; word--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            var out = new Diagnostics();
            var manifest = ManifestReader.read(new SourceText("grid.package", text.toString()), out);
            assertEquals(manifest.isEmpty(), out.hasErrors(), text::toString);
            LockFile.read(text.toString());
        }
    }

    @Test
    void aLockSaysWhatItWasMadeOf() throws IOException {
        write("lv/grid.package", MANIFEST);
        write("lv/posts.grid", POSTS);
        street("lv");
        lock();
        var text = Files.readString(folder.resolve("street/grid.lock"));
        assertEquals(text, LockFile.read(text).orElseThrow().text());
    }

    @Test
    void theExampleIsLocked() {
        var out = new Diagnostics();
        ModuleLoader.load(Path.of("../../examples/package/street/posts.grid"), out);
        assertEquals("", new Renderer(false).render(out.sorted()));
    }

    private void street(String place) throws IOException {
        write(
                "street/grid.package",
                "// A study.\npackage street\nversion 0.1.0\ndepends lv 1.0.0 at \"../" + place + "\" // posts\n");
        write("street/own.grid", "library street.own\n");
        write("street/deep/main.grid", "library street.deep.main\nimport lv.posts\nimport street.own\n");
    }

    private void lock() throws IOException {
        var out = new Diagnostics();
        var locked = PackageLock.write(folder.resolve("street"), out);
        assertEquals("", new Renderer(false).render(out.sorted()));
        assertTrue(locked.isPresent());
    }

    /// The codes of all faults.
    private List<String> faults() {
        var out = new Diagnostics();
        ModuleLoader.load(folder.resolve("street/deep/main.grid"), out);
        return out.sorted().stream().map(each -> each.code().name()).toList();
    }

    /// Both a check and a lock refuse the dependency for this reason.
    private void assertRefused(String reason) throws IOException {
        var checked = new Diagnostics();
        ModuleLoader.load(folder.resolve("street/deep/main.grid"), checked);
        var locked = new Diagnostics();
        assertTrue(PackageLock.write(folder.resolve("street"), locked).isEmpty());
        assertFalse(Files.exists(folder.resolve("street/grid.lock")));
        for (List<Diagnostic> found : List.of(checked.sorted(), locked.sorted())) {
            var text = new Renderer(false).render(found);
            assertEquals(1, found.size(), text);
            assertEquals("M115", found.getFirst().code().name(), text);
            assertTrue(text.contains(reason), text);
        }
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, String> entries(String path, String text) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("grid.package", MANIFEST);
        entries.put("posts.grid", POSTS);
        entries.put(path, text);
        return entries;
    }

    private void archive(Map<String, String> entries) throws IOException {
        Files.write(folder.resolve("lv.zip"), zip(entries));
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var entry : new ArrayList<>(entries.entrySet())) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /// Where the last entry of the directory of an archive begins.
    private static int lastHeader(byte[] archive) {
        int at = archive.length - 4;
        while (archive[at] != 'P' || archive[at + 1] != 'K' || archive[at + 2] != 1 || archive[at + 3] != 2) {
            at--;
        }
        return at;
    }
}
