package org.gridlang.language.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.gridlang.language.check.Programs;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.resolve.Resolver;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SyntaxReader;
import org.junit.jupiter.api.Test;

final class UnitsTest {
    private static final Units UNITS = prelude();

    private static Units prelude() {
        var out = new Diagnostics();
        var loaded = Programs.load("main.grid", Map.of("main.grid", "library main\n"), out)
                .orElseThrow();
        var units = Resolver.resolve(loaded, out).root().units();
        assertFalse(out.hasErrors());
        return units;
    }

    /// What `= text` means in a declaration of a dimension.
    private static Dimension read(String text) {
        var out = new Diagnostics();
        var file = SyntaxReader.read(new SourceText("x", "library x\ndimension X = " + text + "\n"), out);
        var table = new UnitDeclarations().read(List.of(UNITS), file.items(), out);
        assertEquals(List.of(), out.sorted());
        return table.dimension("X");
    }

    private static Unit unit(String name) {
        var unit = UNITS.units().get(name);
        if (unit == null) {
            throw new AssertionError("no unit " + name);
        }
        return unit;
    }

    @Test
    void valuesAreSi() {
        assertEquals(3.6e6, unit("kWh").toSi(1));
        assertEquals(293.15, unit("degC").toSi(20), 1e-12);
        assertEquals(255.372, unit("degF").toSi(0), 1e-3);
        assertEquals(0.01, unit("%").toSi(1));
        assertEquals(1609.344, unit("mile").toSi(1), 1e-9);
        assertEquals(1e-9, unit("nF").toSi(1), 1e-24);
        assertEquals(20, unit("degC").fromSi(293.15), 1e-9);
    }

    @Test
    void derivedDimensionsAgree() {
        assertEquals(read("Voltage * Current"), UNITS.dimension("Power"));
        assertEquals(read("Energy / Time"), UNITS.dimension("ApparentPower"));
        assertEquals(unit("ohm").dimension(), UNITS.dimension("Impedance"));
        assertEquals(unit("kvar").dimension(), UNITS.dimension("Power").asReactive());
    }

    @Test
    void dimensionsAreNamedAsAPersonWould() {
        var measures = UNITS.measures();
        assertEquals("Money / Energy", measures.name(read("Money / Energy")));
        assertEquals("$/kWh", measures.unit(read("Money / Energy")));
        assertEquals("Money / Time", measures.name(read("Money * Power / Energy")));
        assertEquals("$/h", measures.unit(read("Money / Time")));
        assertEquals("Power", measures.name(UNITS.dimension("Power")));
        assertEquals("kvar", measures.unit(UNITS.dimension("ReactivePower")));
        assertEquals("K/kW", measures.unit(read("TemperatureDifference / Power")));
        assertEquals("a plain number", measures.phrase(Dimension.NONE));
        assertEquals("an Energy", measures.phrase(UNITS.dimension("Energy")));
    }

    @Test
    void valuesAreShownInUsualUnits() {
        var measures = UNITS.measures();
        assertEquals("13.5 kWh", measures.value(13.5 * 3.6e6, UNITS.dimension("Energy")));
        assertEquals("21 degC", measures.value(294.15, UNITS.dimension("Temperature")));
        assertEquals("0.28 [$/kWh]", measures.value(0.28 / 3.6e6, read("Money / Energy")));
        assertEquals("0.95", measures.value(0.95, Dimension.NONE));
        assertEquals("-infinity", measures.value(Double.NEGATIVE_INFINITY, Dimension.NONE));
        assertEquals("1e-6", Measures.number(1e-6));
        assertEquals("1.235e8", Measures.number(123456789));
    }

    @Test
    void theNameOfADimensionReadsBackAsIt() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var names = UNITS.dimensions().entrySet().stream()
                .filter(each -> !each.getValue().point())
                .map(Map.Entry::getKey)
                .toList();
        for (int round = 0; round < 60; round++) {
            var dimension = Dimension.NONE;
            for (int factor = 0; factor < 3; factor++) {
                var name = names.get(random.nextInt(names.size()));
                dimension = dimension.times(
                        UNITS.dimension(name).power(new Rational(random.nextInt(5) - 2, 1 + random.nextInt(2))));
            }
            var expected = dimension;
            var text = UNITS.measures().name(dimension);
            assertEquals(expected, read(text), () -> text + ", seed " + seed);
        }
    }

    @Test
    void aUnitMayBeDeclaredInTermsOfAnother() {
        var out = new Diagnostics();
        var file = SyntaxReader.read(
                new SourceText("x", "library x\nunit furlong = 660 ft\nunit stone = 6.35029 kg\n"), out);
        assertEquals(
                2, file.items().stream().filter(Item.Unit.class::isInstance).count());
        var table = new UnitDeclarations().read(List.of(UNITS), file.items(), out);
        assertEquals(List.of(), out.sorted());
        assertEquals(
                201.168, Objects.requireNonNull(table.units().get("furlong")).toSi(1), 1e-9);
        assertEquals(
                UNITS.dimension("Mass"),
                Objects.requireNonNull(table.units().get("stone")).dimension());
    }
}
