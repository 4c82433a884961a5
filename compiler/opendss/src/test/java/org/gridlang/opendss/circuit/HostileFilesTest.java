package org.gridlang.opendss.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that nobody would write by hand: too large, too deep, too many, or no text at all. Each ends with a
/// diagnostic,
/// none with an exception.
final class HostileFilesTest {
    private static final String CIRCUIT = "New Circuit.small basekV=4.16\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aHundredMegabytesAreNotRead() throws IOException {
        Path master = folder.resolve("master.dss");
        try (var file = new RandomAccessFile(master.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertOnly(Code.O105, "is too large to be read", read(master));
    }

    @Test
    void megabytesOfGarbageStopAfterAHundredErrors() throws IOException {
        var random = new Random(20_26);
        var text = new StringBuilder(CIRCUIT);
        while (text.length() < 10 << 20) {
            for (int letter = random.nextInt(80); letter > 0; letter--) {
                text.append((char) (32 + random.nextInt(95)));
            }
            text.append('\n');
        }
        var faults = read(write("master.dss", text.toString()));
        assertTrue(faults.size() <= 400, () -> faults.size() + " faults");
        assertTrue(
                faults.stream().anyMatch(each -> each.headline().startsWith("reading stops here")),
                () -> new Renderer(false).render(faults.subList(0, 3)));
    }

    @Test
    void aLineOfMegabytesIsRefused() throws IOException {
        assertOnly(
                Code.O105,
                "this line has 9",
                read(write("master.dss", CIRCUIT + "New Load.a kW=" + "9".repeat(9 << 20))));
        assertOnly(
                Code.O105,
                "this line has more than 10,000 words",
                read(write("master.dss", CIRCUIT + "New Load.a" + " kW=1".repeat(20_000))));
    }

    @Test
    void aMillionContinuationsAreOneObject() throws IOException {
        Path master = write(
                "master.dss", CIRCUIT + "New Load.a Bus1=sourcebus\n" + "~ kW=1\n".repeat(1_000_000) + "~ kW=7\n");
        var out = new Diagnostics();
        var circuit = CircuitReader.read(master, out).orElseThrow();
        assertEquals(List.of(), out.sorted());
        assertEquals(7, circuit.objects().getLast().number("kw", out).orElseThrow());
    }

    @Test
    void copiesOfCopiesDoNotGrowWithoutBound() throws IOException {
        var text = new StringBuilder(CIRCUIT + "New Load.n0 kW=1 kvar=2 kV=4.16 Bus1=sourcebus\n");
        for (int each = 0; each < 60; each++) {
            text.append("New Load.n%d like=n%d like=n%d like=n%d\n".formatted(each + 1, each, each, each));
        }
        var out = new Diagnostics();
        var circuit =
                CircuitReader.read(write("master.dss", text.toString()), out).orElseThrow();
        assertEquals(List.of(), out.sorted());
        assertEquals(1, circuit.objects().getLast().number("kw", out).orElseThrow());
    }

    @Test
    void aFileInUtf16IsNamedAsSuch() throws IOException {
        Path master = folder.resolve("master.dss");
        Files.write(master, ("\uFEFF" + CIRCUIT).getBytes(StandardCharsets.UTF_16LE));
        var faults = read(master);
        assertOnly(Code.O104, "is not a text file", faults);
        assertEquals("UTF-16", faults.getFirst().notes().getFirst().text());
    }

    @Test
    void bytesOfZeroAreNoText() throws IOException {
        assertOnly(Code.O104, "is not a text file", read(write("master.dss", CIRCUIT + "New Load.a\0b kW=1\n")));
        Files.write(folder.resolve("lines.dss"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0});
        assertOnly(Code.O104, "is not a text file", read(write("master.dss", CIRCUIT + "Redirect lines.dss\n")));
    }

    @Test
    void oldCodePagesAndByteOrderMarksAreRead() throws IOException {
        Path master = folder.resolve("master.dss");
        Files.write(master, (CIRCUIT + "New Load.peña Bus1=sourcebus kW=3\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of(), read(master));
        Files.writeString(master, "\uFEFF" + CIRCUIT);
        assertEquals(List.of(), read(master));
    }

    @Test
    void filesRedirectOnlySoDeep() throws IOException {
        for (int each = 0; each < 60; each++) {
            write("f%d.dss".formatted(each), "Redirect f%d.dss\n".formatted(each + 1));
        }
        write("f60.dss", "New Load.last\n");
        assertOnly(
                Code.O103,
                "files redirect to each other more than 40 deep",
                read(write("master.dss", CIRCUIT + "Redirect f0.dss")));
    }

    /// Thirty files that each redirect twice to the next would be read a billion times.
    @Test
    void filesThatMultiplyAreStopped() throws IOException {
        for (int each = 0; each < 30; each++) {
            write(
                    "f%d.dss".formatted(each),
                    "Redirect f%d.dss\n".formatted(each + 1).repeat(2));
        }
        write("f30.dss", "! the end\n");
        assertOnly(
                Code.O103,
                "more than 10,000 files are redirected to",
                read(write("master.dss", CIRCUIT + "Redirect f0.dss")));
    }

    @Test
    void aLinkLeadsNowhereElse() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("circuit"));
        write("secret.dss", "New Load.secret\n");
        try {
            Files.createSymbolicLink(inner.resolve("lines.dss"), folder.resolve("secret.dss"));
        } catch (IOException | UnsupportedOperationException none) {
            assumeTrue(false, "no links here");
        }
        Path master = Files.writeString(inner.resolve("master.dss"), CIRCUIT + "Redirect lines.dss\n");
        assertOnly(Code.O102, "lies outside the folder", read(master));
    }

    @Test
    void aFolderOrNothingIsNoMaster() {
        assertOnly(Code.O101, "is a folder", read(folder));
        assertOnly(Code.O101, "there is no file", read(folder.resolve("none.dss")));
    }

    /// Texts that were fine until letters in them were changed, dropped and repeated at random.
    @Test
    void damagedFilesGiveDiagnostics() throws IOException {
        String fine = CIRCUIT + """
                Set VoltageBases=[4.16, .48] LoadMult=1.1
                var @level=4.16
                New LineCode.cable nphases=3 rmatrix=(.3 | .1 .3 | .1 .1 .3) units=mi
                New Line.l1 Bus1=sourcebus.1.2.3 Bus2=a LineCode=cable Length=(2000 5280 /) units=mi
                New Transformer.t XHL=(8 1000 /)
                ~ wdg=1 bus=a conn=delta kV=@level kVA=500 %r=.5
                ~ wdg=2 bus=b.1.2.3.0 conn=wye kV=.48 kVA=500 %r=.5
                New Load.house like=other Bus1=b.1 kV=.277 kW=3 pf=.9
                /* a comment
                */ of two lines
                Load.house.kW=5
                Transformer.t.Taps=[1.0 1.05]
                BatchEdit Load..* vminpu=.8
                Open Line.l1 2
                Disable Load.house ! done
                BusCoords xy.csv
                Solve
                """;
        write("xy.csv", "a, 1, 2\n");
        long seed = new Random().nextLong();
        System.out.println("damagedFilesGiveDiagnostics: seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder(fine);
            for (int change = 1 + random.nextInt(6); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, "()[]{}\"'=,.~!/*@|%\n 01x".charAt(random.nextInt(23)));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
                }
            }
            var out = new Diagnostics();
            CircuitReader.read(write("master.dss", text.toString()), out)
                    .ifPresent(circuit -> circuit.objects().forEach(object -> Values.readAll(object, out)));
            new Renderer(false).render(out.sorted());
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Diagnostic> read(Path master) {
        var out = new Diagnostics();
        CircuitReader.read(master, out);
        return out.sorted();
    }

    private static void assertOnly(Code code, String words, List<Diagnostic> faults) {
        assertEquals(1, faults.size(), () -> new Renderer(false).render(faults));
        assertEquals(code, faults.getFirst().code());
        assertTrue(
                faults.getFirst().headline().contains(words),
                () -> new Renderer(false).render(faults).substring(0, 300));
        new Renderer(false).render(faults);
    }
}
