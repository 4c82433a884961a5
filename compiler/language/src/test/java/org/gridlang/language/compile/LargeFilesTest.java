package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridlang.language.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The work of checking a file grows in proportion to its size, up to a megabyte and beyond: what is counted is the
/// memory that is asked for, which unlike time is the same on every machine.
class LargeFilesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Bytes of text.
    private static final int SMALL = 256 << 10;

    private static final int LARGE = 4 * SMALL;

    @TempDir
    private Path folder;

    @Test
    void workGrowsInProportionToTheFile() throws IOException {
        var small = file("small", SMALL, false);
        var large = file("large", LARGE, false);
        assertEquals(0, errors(small));
        assertEquals(0, errors(large));
        inProportion(small, large);
    }

    /// Every place that is reported is found in the text, and a long file has many.
    @Test
    void workOnFaultsGrowsInProportionToo() throws IOException {
        var small = file("small", SMALL, true);
        var large = file("large", LARGE, true);
        assertTrue(errors(small) > 100, "the small file has its faults");
        assertTrue(errors(large) > 3 * errors(small), "the large file has all of its faults");
        inProportion(small, large);
    }

    private static long errors(Path file) {
        return Pipeline.check(file).diagnostics().stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .count();
    }

    private static void inProportion(Path small, Path large) throws IOException {
        double size = (double) Files.size(large) / Files.size(small);
        double work = (double) allocated(large) / allocated(small);
        assertTrue(work < 1.2 * size, () -> "a file " + size + " times as long takes " + work + " times the memory");
    }

    private static long allocated(Path file) {
        long least = Long.MAX_VALUE;
        for (int trial = 0; trial < 2; trial++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Pipeline.check(file);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /// A library of devices, functions and one long feeder, of about this size.
    private Path file(String name, int bytes, boolean faulty) throws IOException {
        var text = new StringBuilder("library " + name + "\n\n");
        for (int number = 0; text.length() < bytes / 2; number++) {
            text.append("""
                    /// A store of energy, number %1$d.
                    device Store%1$d {
                      param capacity: Energy in 1 kWh .. 20 kWh = %2$d kWh
                      param rating: Power in 1 kW .. 10 kW = 5 kW
                      input tariff: Money / Energy
                      state stored: Energy in 0 kWh .. capacity = 0.5 * capacity
                      action p: Power in -rating .. rating
                      let kept = shrink%1$d(stored)
                      next stored = kept + p * dt
                      inject p = -p
                      observe stored / capacity
                      cost wear = tariff * p * dt
                    }

                    function shrink%1$d(x: Energy): Energy = 0.99%3$s * x + 0 kWh

                    """.formatted(number, 2 + number % 18, faulty ? " kW" : ""));
        }
        text.append(
                "feeder street {\n  frequency: 50 Hz\n  source grid at \"bus0\" phases abc { voltage: 400 V, r1: 0.01 ohm, x1: 0.01 ohm, r0: 0.01 ohm, x0: 0.01 ohm }\n");
        text.append("  linecode code { per: 1 km, r1: 0.3 ohm, x1: 0.1 ohm, r0: 0.3 ohm, x0: 0.1 ohm }\n");
        for (int number = 0; text.length() < bytes - 100; number++) {
            text.append("  line l%1$d from \"bus%1$d\" to \"bus%2$d\" phases abc { code: code, length: 5 m }\n"
                    .formatted(number, number + 1));
            text.append("  load c%1$d at \"bus%2$d\" phases a { p: 1 W, q: 0 var, rated_voltage: 230 V }\n"
                    .formatted(number, number + 1));
        }
        text.append("}\n");
        return Files.writeString(folder.resolve(name + ".grid"), text);
    }
}
