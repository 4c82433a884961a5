package org.gridlang.language.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gridlang.language.unit.Measures;
import org.gridlang.runtime.problem.Experiment;

/// A setting that may stand between the parentheses of `gradmap(epochs: 8, radius: 0.3 .. 0.03)`: what it may be,
/// and what it is if it is left out.
public sealed interface Option {
    String name();

    /// What it sets, for the reference of the language.
    String meaning();

    /// The value if it is left out.
    Object standard();

    /// The type of values.
    Class<?> type();

    /// A value as it would be written.
    String written(Object value);

    /// What it may be, for the reference of the language.
    String allowed();

    /// `epochs: 8`.
    record Whole(String name, int least, int most, Integer standard, String meaning) implements Option {
        @Override
        public Class<?> type() {
            return int.class;
        }

        @Override
        public String written(Object value) {
            return value.toString();
        }

        @Override
        public String allowed() {
            return "whole number, " + least + " to " + most;
        }
    }

    /// `rate: 0.006`.
    record Decimal(String name, double least, double most, Double standard, String meaning) implements Option {
        @Override
        public Class<?> type() {
            return double.class;
        }

        @Override
        public String written(Object value) {
            return Measures.number((Double) value);
        }

        @Override
        public String allowed() {
            return Measures.number(least) + " to " + Measures.number(most);
        }
    }

    /// `radius: 0.3 .. 0.03`, from the first pass to the last, or `radius: 0.1` for the whole training.
    record Span(String name, double least, double most, Experiment.Span standard, String meaning) implements Option {
        @Override
        public Class<?> type() {
            return Experiment.Span.class;
        }

        @Override
        public String written(Object value) {
            var span = (Experiment.Span) value;
            return span.first() == span.last()
                    ? Measures.number(span.first())
                    : Measures.number(span.first()) + " .. " + Measures.number(span.last());
        }

        @Override
        public String allowed() {
            return Measures.number(least) + " to " + Measures.number(most) + ", one number or first .. last";
        }
    }

    /// `surrogate: clip`: one of the constants of an enum.
    record Choice(String name, Enum<?> standard, String meaning) implements Option {
        @Override
        public Class<?> type() {
            return standard.getDeclaringClass();
        }

        @Override
        public String written(Object value) {
            return word((Enum<?>) value);
        }

        @Override
        public String allowed() {
            return String.join(", ", words());
        }

        /// The words that can be written, in the order of the enum.
        public List<String> words() {
            return constants().stream().map(Choice::word).toList();
        }

        /// The constant that a word of [#words] stands for.
        public Enum<?> constant(String word) {
            return constants().get(words().indexOf(word));
        }

        private List<? extends Enum<?>> constants() {
            return Arrays.asList(standard.getDeclaringClass().getEnumConstants());
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /// `adaptive: on`.
    record Switch(String name, Boolean standard, String meaning) implements Option {
        @Override
        public Class<?> type() {
            return boolean.class;
        }

        @Override
        public String written(Object value) {
            return (Boolean) value ? "on" : "off";
        }

        @Override
        public String allowed() {
            return "on, off";
        }
    }
}
