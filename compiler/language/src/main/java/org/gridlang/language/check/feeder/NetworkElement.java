package org.gridlang.language.check.feeder;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;

/// An element that a binder stands for: the load in `load in net.loads`.
public sealed interface NetworkElement {
    /// `a load`, for a sentence.
    String kind();

    /// Names of its attributes.
    List<String> attributes();

    /// An attribute, for example `load.p`; empty if there is none of that name.
    Optional<Meaning> attribute(String name, Span at, Units units);

    /// A load: its nominal power, and its rated voltage.
    record OfLoad(Load load) implements NetworkElement {
        @Override
        public String kind() {
            return "a load";
        }

        @Override
        public List<String> attributes() {
            return List.of("name", "bus", "p", "q", "power_factor", "phases", "rated_voltage");
        }

        @Override
        public Optional<Meaning> attribute(String name, Span at, Units units) {
            return switch (name) {
                case "name" -> Optional.of(new Meaning.Word(load.name()));
                case "bus" -> Optional.of(new Meaning.Word(load.bus()));
                case "p" -> quantity(at, units.dimension("Power"), load.power());
                case "q" -> quantity(at, units.dimension("ReactivePower"), load.reactivePower());
                case "power_factor" -> quantity(at, Dimension.NONE, powerFactor(load));
                case "phases" -> Optional.of(new Meaning.Phases(load.terminals()));
                case "rated_voltage" -> quantity(at, units.dimension("Voltage"), load.ratedVoltage());
                default -> Optional.empty();
            };
        }

        /// |p| / sqrt(p^2 + q^2); 1 for a load that is off.
        static double powerFactor(Load load) {
            double apparent = Math.hypot(load.power(), load.reactivePower());
            return apparent == 0 ? 1 : Math.abs(load.power()) / apparent;
        }
    }

    /// A bus; its base voltage is from phase to neutral.
    ///
    /// @param grounded whether it has a path to ground, so that something can be connected from a phase to
    ///     ground
    record OfBus(Bus bus, boolean grounded) implements NetworkElement {
        /// Whether anything can be connected there: a single phase needs the ground to return.
        public boolean connects() {
            return grounded || phases(bus.terminals()).size() > 1;
        }

        @Override
        public String kind() {
            return "a bus";
        }

        @Override
        public List<String> attributes() {
            return List.of("name", "phases", "base_voltage");
        }

        @Override
        public Optional<Meaning> attribute(String name, Span at, Units units) {
            return switch (name) {
                case "name" -> Optional.of(new Meaning.Word(bus.name()));
                case "phases" -> Optional.of(new Meaning.Phases(phases(bus.terminals())));
                case "base_voltage" -> quantity(at, units.dimension("Voltage"), bus.baseVoltage());
                default -> Optional.empty();
            };
        }
    }

    /// A line or closed switch; without a rating `rating` is zero.
    ///
    /// @param length in m, 0 for a switch
    record OfLine(Line line, double length) implements NetworkElement {
        @Override
        public String kind() {
            return "a line";
        }

        @Override
        public List<String> attributes() {
            return List.of("name", "from", "to", "length", "rating", "phases");
        }

        @Override
        public Optional<Meaning> attribute(String name, Span at, Units units) {
            return switch (name) {
                case "name" -> Optional.of(new Meaning.Word(line.name()));
                case "from" -> Optional.of(new Meaning.Word(line.fromBus()));
                case "to" -> Optional.of(new Meaning.Word(line.toBus()));
                case "length" -> quantity(at, units.dimension("Length"), length);
                case "rating" -> quantity(at, units.dimension("Current"), line.rating());
                case "phases" -> Optional.of(new Meaning.Phases(phases(line.fromTerminals())));
                default -> Optional.empty();
            };
        }
    }

    /// One phase of an element, 1 to 3.
    record OfPhase(int number) implements NetworkElement {
        @Override
        public String kind() {
            return "a phase";
        }

        @Override
        public List<String> attributes() {
            return List.of("name");
        }

        @Override
        public Optional<Meaning> attribute(String name, Span at, Units units) {
            return name.equals("name")
                    ? Optional.of(new Meaning.Word("abc".substring(number - 1, number)))
                    : Optional.empty();
        }
    }

    /// A neutral is no phase.
    private static List<Integer> phases(List<Integer> terminals) {
        return terminals.stream().filter(each -> each != Side.NEUTRAL).toList();
    }

    private static Optional<Meaning> quantity(Span at, Dimension dimension, double value) {
        return Optional.of(new Meaning.Quantity(new Term.Constant(at, dimension, value)));
    }
}
