package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.circuit.CircuitReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Circuits that can be read and cannot be: each fault is said, none is an exception.
final class HostileCircuitsTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new line.l bus1=sourcebus bus2=e length=-2",
                "new line.l bus1=sourcebus bus2=e length=0",
                "new line.l bus1=sourcebus bus2=e r1=-1 x1=0.2 r0=-1 x0=0.2",
                "new line.l bus1=sourcebus bus2=e r1=0 x1=0 r0=0 x0=0",
                "new line.l bus1=sourcebus.1.1.2 bus2=e",
                "new line.l bus1=sourcebus.1.2.0 bus2=e.1.2.3",
                "new line.l phases=0 bus1=sourcebus bus2=e",
                "new line.l bus1=sourcebus",
                "new linecode.c basefreq=0 r1=1 x1=1\nnew line.l linecode=c bus1=sourcebus bus2=e",
                "new linecode.c nphases=3 rmatrix=[1|0 1|0 0 1]\nnew line.l bus1=sourcebus bus2=e linecode=c phases=2",
                """
                new cndata.c k=3 diastrand=0.1 rstrand=1 diacable=1 diains=1 inslayer=0.6 rac=1 gmrac=0.1
                new linegeometry.g nconds=1 nphases=1 cond=1 cncable=c x=0 h=-1
                new line.l bus1=sourcebus.1 bus2=e.1 geometry=g""",
                "new wiredata.w rac=1 diam=1\nnew linegeometry.g nconds=2 nphases=2 cond=1 wire=w x=0 h=5 cond=2 wire=w"
                        + " x=0 h=5\nnew line.l bus1=sourcebus bus2=e geometry=g",
                "new transformer.t buses=[sourcebus e] kvs=[0 0.4]",
                "new transformer.t buses=[sourcebus e] kvas=[0 0]",
                "new transformer.t buses=[sourcebus e] phases=4",
                "new transformer.t buses=[sourcebus.1.1.1 e]",
                "new load.l bus1=sourcebus kv=11 kw=5 model=12",
                "new load.l bus1=sourcebus kv=0 kw=5",
                "new load.l bus1=sourcebus kv=11 kw=5 pf=0",
                "new load.l bus1=sourcebus kv=11 kw=5 model=8",
                "new load.l bus1=sourcebus kv=11 kw=5 vminpu=1.2",
                "new load.l kv=11 kw=5",
                "new capacitor.c bus1=sourcebus kvar=0 kv=11",
                "new capacitor.c bus1=sourcebus kvar=50 kv=11 numsteps=0",
                "new reactor.r bus1=sourcebus conn=delta phases=2",
                "new generator.g bus1=sourcebus kv=11 model=3",
                "new vsource.two bus1=sourcebus basekv=11",
                "new fault.f bus1=sourcebus",
                "edit vsource.source basekv=0",
                "edit vsource.source enabled=no"
            })
    void isSaid(String text) throws IOException {
        Path file = folder.resolve("master.dss");
        Files.writeString(file, "clear\nnew circuit.hostile basekv=11\n" + text + "\n");
        var faults = new Diagnostics();
        var converted = CircuitReader.read(file, faults).flatMap(circuit -> NetworkConversion.of(circuit, faults));
        assertTrue(converted.isEmpty(), text);
        assertTrue(faults.hasErrors(), text);
    }
}
