package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridlang.runtime.network.NetworkFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The feeders that the benchmarks and tests of the runtime read, which knows no `.grid` files, are those of the
/// standard
/// library. `-Dupdate=true` writes them anew, which a change of the records asks for.
class BenchmarkFeedersTest {
    private static final Path RUNTIME = Path.of("../../runtime");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "ieee13, bench/src/main/resources/org/gridlang/runtime/bench/ieee13.json",
        "ieee123, bench/src/main/resources/org/gridlang/runtime/bench/ieee123.json",
        "ieee34, core/src/test/resources/feeders/ieee34.json"
    })
    void areThoseOfTheStandardLibrary(String feeder, String file) throws IOException {
        var written = new ByteArrayOutputStream();
        NetworkFile.write(StandardFeeders.network(folder, feeder, feeder, ""), written);
        var kept = RUNTIME.resolve(file);
        if (Boolean.getBoolean("update")) {
            Files.write(kept, written.toByteArray());
        }
        assertArrayEquals(Files.readAllBytes(kept), written.toByteArray(), file);
    }
}
