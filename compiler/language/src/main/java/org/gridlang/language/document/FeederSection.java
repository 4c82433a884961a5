package org.gridlang.language.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.syntax.Item;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;

/// The part of a page about a feeder: what it is made of, counted.
final class FeederSection {
    private static final int LEVEL = 3;
    private static final double KILO = 1000;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private FeederSection() {}

    static void write(Item.Feeder feeder, NetworkModel network, Markdown page) {
        page.heading(LEVEL, feeder.name().text());
        page.paragraph(feeder.documentation());
        int nodes =
                network.buses().stream().mapToInt(bus -> bus.terminals().size()).sum();
        double voltage = network.source().lineVoltage() / KILO;
        page.table(
                List.of("of", "there is"),
                List.of(
                        List.of("frequency", plain(network.frequency()) + " Hz"),
                        List.of("source", plain(voltage) + " kV line to line"),
                        List.of(
                                "buses",
                                "%d, with %d nodes".formatted(network.buses().size(), nodes)),
                        List.of("lines and switches", count(network.lines())),
                        List.of(
                                "transformers",
                                "%s, of which %s are regulators"
                                        .formatted(count(network.transformers()), count(network.regulators()))),
                        List.of("capacitors", count(network.capacitors())),
                        List.of(
                                "loads",
                                "%s, together %s kW and %s kvar"
                                        .formatted(
                                                count(network.loads()),
                                                kilo(network, Load::power),
                                                kilo(network, Load::reactivePower)))));
    }

    private static String count(List<?> elements) {
        return String.valueOf(elements.size());
    }

    private static String kilo(NetworkModel network, ToDoubleFunction<Load> power) {
        return plain(network.loads().stream().mapToDouble(power).sum() / KILO);
    }

    /// With at most six digits.
    private static String plain(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }
}
