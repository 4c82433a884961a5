package org.gridlang.language.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Area;
import org.gridlang.language.diagnostic.Code;
import org.junit.jupiter.api.Test;

/// What holds of the golden cases of all areas.
final class CasesTest {
    private static final Path CASES = Golden.area("");
    private static final Pattern HEADLINE = Pattern.compile("(?m)^(?:error|warning|note)\\[([A-Z][0-9]+)]");

    @Test
    void eachExpectedTextHasItsProgram() throws IOException {
        assertEquals(
                List.of(),
                files().stream()
                        .filter(file -> !file.toString().endsWith(".grid"))
                        .filter(file -> !Files.exists(Golden.beside(file, ".grid")))
                        .filter(file -> file.toString().endsWith(".diag")
                                || file.toString().endsWith(".tree"))
                        .toList());
    }

    @Test
    void eachCodeHasABadProgram() throws IOException {
        var missing = EnumSet.allOf(Code.class);
        // How a file lies on the disk is no text; that is tried by the tests of modules and of data. R103 is found by
        // running.
        missing.removeAll(EnumSet.of(Code.M101, Code.M106, Code.M107, Code.R103, Code.T113));
        // The module that reads circuits tries their codes.
        missing.removeAll(Area.OPENDSS.codes());
        for (Path file : files()) {
            if (file.toString().endsWith(".diag")) {
                HEADLINE.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> missing.remove(Code.valueOf(found.group(1))));
            }
        }
        assertEquals(EnumSet.noneOf(Code.class), missing);
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(CASES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
