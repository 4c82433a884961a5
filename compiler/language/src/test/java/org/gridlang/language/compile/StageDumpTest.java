package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gridlang.language.dump.Stage;
import org.gridlang.language.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StageDumpTest {
    private static final Path TANK = Golden.area("dump").resolve("tank.grid");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void eachStageIsText(Stage stage) {
        var dump = StageDump.of(TANK, EnumSet.of(stage));
        assertEquals(List.of(), dump.diagnostics());
        Golden.assertMatches(Golden.beside(TANK, "." + stage.word()), dump.text());
    }

    @Test
    void stagesComeInTheOrderInWhichTheyRun() {
        String text = StageDump.of(TANK, EnumSet.allOf(Stage.class)).text();
        var heads = text.lines().filter(line -> line.startsWith("====")).toList();
        assertEquals(List.of("==== ast", "==== model", "==== ir", "==== java"), heads);
    }

    @Test
    void aProblemHasAllStages() {
        var dump = StageDump.of(Path.of("../../examples/two_bus.grid"), EnumSet.allOf(Stage.class));
        assertEquals(List.of(), dump.diagnostics());
        for (String part :
                List.of("problem two_bus", "population batteries: 4 of Battery on 2 places", "network cost")) {
            assertTrue(dump.text().contains(part), part);
        }
    }

    @Test
    void aFileWithErrorsGoesAsFarAsItCan() throws IOException {
        Path file = Files.writeString(
                folder.resolve("faulty.grid"), "library faulty\n\nfunction f(x: Ratio): Power = x * 1 K\n");
        var dump = StageDump.of(file, Set.of(Stage.AST, Stage.MODEL, Stage.IR, Stage.JAVA));
        assertEquals(1, dump.diagnostics().size());
        assertTrue(dump.text().startsWith("==== ast\n(SourceFile"), dump.text());
        assertFalse(dump.text().contains("==== model"), dump.text());
    }
}
