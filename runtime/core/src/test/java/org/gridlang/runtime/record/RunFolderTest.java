package org.gridlang.runtime.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.gridlang.runtime.learn.Figures;
import org.gridlang.runtime.learn.ObservationScale;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.Progress;
import org.gridlang.runtime.learn.TrainingState;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.random.Stream;
import org.gridlang.runtime.report.LearningCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    @TempDir
    Path temporary = Path.of("");

    private static Manifest manifest() {
        return new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                "street",
                List.of("gradmap"),
                Map.of("street.grid", "abc"),
                Map.of("std.units", "def"),
                Map.of("gridlang", "0.1.0"),
                Manifest.thisMachine(),
                42,
                Map.of("threads", "2"),
                List.of("grid", "train", "street.grid"),
                "2025-01-01T00:00:00Z");
    }

    private static PolicySet policies(long seed) {
        var scale = new ObservationScale(new double[] {1, 2, 3}, new double[] {0.5, 0, 2});
        return new PolicySet(List.of(
                new PolicySet.Entry(
                        "batteries",
                        List.of("soc", "price", "sine"),
                        List.of("p"),
                        scale,
                        PolicyBank.initialise(new PolicyShape(3, List.of(5, 4), 1), 3, Stream.of(seed))),
                new PolicySet.Entry(
                        "gensets",
                        List.of("output", "voltage", "price"),
                        List.of("change", "q"),
                        scale,
                        PolicyBank.initialise(new PolicyShape(3, List.of(17), 2), 2, Stream.of(seed + 1)))));
    }

    private static TrainingState state() {
        return new TrainingState(
                42,
                7,
                12.5,
                5376,
                policies(1),
                new TreeMap<>(Map.of("scale.batteries", new double[] {1, 2, 3}, "radius", new double[] {0.25})),
                new double[] {0.25},
                List.of(new TrainingState.Sides(new double[] {1, 0}, new double[] {0, 3})),
                policies(2),
                -12.75,
                6);
    }

    private static void assertSame(PolicySet expected, PolicySet actual) {
        assertEquals(expected.entries().size(), actual.entries().size());
        for (int index = 0; index < expected.entries().size(); index++) {
            var one = expected.entries().get(index);
            var other = actual.entries().get(index);
            assertEquals(one.population(), other.population());
            assertEquals(one.features(), other.features());
            assertEquals(one.actions(), other.actions());
            assertEquals(one.bank().shape(), other.bank().shape());
            assertArrayEquals(one.scale().mean(), other.scale().mean());
            assertArrayEquals(one.scale().factor(), other.scale().factor());
            assertArrayEquals(one.bank().exportWeights(), other.bank().exportWeights());
        }
    }

    private static Progress progress(int pass, boolean validated) {
        var violation = new Figures.Violation(
                "voltage",
                10,
                new double[] {0.5 / pass},
                new double[] {0.5 / pass},
                new double[] {0.2},
                new int[] {3},
                Optional.empty());
        var figures = new Figures(
                List.of(LocalDate.of(2025, 1, 1)),
                List.of(new Figures.Money("network", "exchange", true, new double[] {100 + 50.0 / pass})),
                List.of(violation),
                0,
                new double[] {3.6e6},
                new double[] {3.6e5},
                new double[] {2e3},
                1800);
        return new Progress(
                pass,
                OptionalInt.of(9),
                pass * 0.5,
                OptionalDouble.of(1),
                pass * 48L,
                figures,
                List.of(new Progress.MultiplierSummary("voltage", 0.1, 0.2)),
                0.05,
                1e-3,
                validated ? Optional.of(new Progress.Validation(figures, 110, true)) : Optional.empty());
    }

    private static String refusal(Executable reading) {
        return String.valueOf(assertThrows(RunFolderException.class, reading).getMessage());
    }

    @Test
    void everythingComesBackAsItWas() {
        var folder = RunFolder.create(temporary.resolve("run"), manifest());
        folder.policies(policies(1));
        try (var recorder = folder.recorder(false)) {
            recorder.checkpoint(state());
            for (int pass = 1; pass <= 4; pass++) {
                recorder.progress(progress(pass, pass % 2 == 0));
            }
        }
        try (var recorder = folder.recorder(true)) {
            recorder.progress(progress(5, false));
        }
        var opened = RunFolder.open(temporary.resolve("run"));
        assertEquals(manifest(), opened.manifest());
        assertSame(policies(1), opened.policies());
        var read = opened.checkpoint();
        assertSame(state().current(), read.current());
        assertSame(state().best(), read.best());
        assertEquals(7, read.passes());
        assertEquals(-12.75, read.bestMerit());
        assertArrayEquals(new double[] {0, 3}, read.multipliers().getFirst().below());
        assertEquals(state().memory().keySet(), read.memory().keySet());
        assertArrayEquals(new double[] {1, 2, 3}, read.memory().get("scale.batteries"));
        var metrics = opened.metrics();
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, metrics.get("pass"));
        assertArrayEquals(new double[] {Double.NaN, 110, Double.NaN, 110, Double.NaN}, metrics.get("validation_merit"));
        assertArrayEquals(new double[] {48, 96, 144, 192, 240}, metrics.get("evaluations"));
    }

    @Test
    void drawsALearningCurve() throws IOException {
        var folder = RunFolder.create(temporary.resolve("run"), manifest());
        try (var recorder = folder.recorder(false)) {
            for (int pass = 1; pass <= 9; pass++) {
                recorder.progress(progress(pass, pass % 2 == 0));
            }
        }
        var file = LearningCurve.draw(folder, Map.of("no_control", 140.0));
        var image = ImageIO.read(file.toFile());
        assertEquals(1200, image.getWidth());
    }

    @Test
    void aDamagedCheckpointIsRecognised() throws IOException {
        var folder = RunFolder.create(temporary.resolve("run"), manifest());
        folder.recorder(false).checkpoint(state());
        byte[] sound = Files.readAllBytes(folder.checkpointFile());
        var messages = new ArrayList<String>();
        for (int position : new int[] {0, 9, 40, sound.length / 2, sound.length - 1}) {
            byte[] damaged = sound.clone();
            damaged[position] ^= 0x10;
            Files.write(folder.checkpointFile(), damaged);
            messages.add(refusal(folder::checkpoint));
        }
        assertTrue(messages.getFirst().endsWith("is not a checkpoint of Gridlang"), messages.getFirst());
        assertTrue(messages.get(1).contains("in version"), messages.get(1));
        assertTrue(messages.get(3).endsWith("is damaged: its checksum does not fit"), messages.get(3));
        for (int length : new int[] {0, 7, 11, 30, sound.length - 1}) {
            Files.write(folder.checkpointFile(), Arrays.copyOf(sound, length));
            assertThrows(RunFolderException.class, folder::checkpoint, "cut to " + length);
        }
        Files.write(folder.checkpointFile(), sound);
        assertEquals(7, folder.checkpoint().passes());
    }

    @Test
    void damagedPoliciesAreRecognised() throws IOException {
        var folder = RunFolder.create(temporary.resolve("run"), manifest());
        folder.policies(policies(1));
        var weights = folder.path().resolve("policies").resolve("gensets.f32");
        byte[] sound = Files.readAllBytes(weights);
        sound[5] ^= 1;
        Files.write(weights, sound);
        assertTrue(refusal(folder::policies).contains("its hash"));
        Files.write(weights, new byte[8]);
        assertTrue(refusal(folder::policies).contains("8 bytes"));
        Files.writeString(folder.path().resolve("policies").resolve("index.json"), "{");
        assertTrue(refusal(folder::policies).contains("index.json"));
    }

    @Test
    void aForeignFolderIsRefused() throws IOException {
        assertThrows(RunFolderException.class, () -> RunFolder.open(temporary.resolve("nowhere")));
        assertTrue(refusal(() -> RunFolder.open(temporary)).contains("has no manifest.json"));
        Files.writeString(temporary.resolve("manifest.json"), "{\"name\": \"something else\"}");
        assertThrows(RunFolderException.class, () -> RunFolder.open(temporary));
        assertThrows(RunFolderException.class, () -> RunFolder.create(temporary, manifest()));
    }
}
