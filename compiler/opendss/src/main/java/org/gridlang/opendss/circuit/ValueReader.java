package org.gridlang.opendss.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.syntax.Arithmetic;
import org.gridlang.opendss.syntax.Word;
import org.gridlang.opendss.syntax.Words;

/// What the values of properties say: `(8 1000 /)` as a number, `(1 | 2 3)` as a matrix, `632.3.2` as a bus.
final class ValueReader {
    /// More conductors than any circuit has.
    private static final int LARGEST_NODE = 15;

    private static final List<String> YES = List.of("y", "yes", "t", "true");
    private static final List<String> NO = List.of("n", "no", "f", "false");

    private ValueReader() {}

    static OptionalDouble number(DssProperty property, Diagnostics faults) {
        List<Word> words = Words.of(property.value());
        if (words.isEmpty()) {
            faults.add(notANumber(property, property.span(), ""));
            return OptionalDouble.empty();
        }
        if (words.size() == 1 && !words.getFirst().quoted()) {
            return number(property, words.getFirst(), faults);
        }
        if (!property.quoted() && words.size() > 1) {
            faults.add(notANumber(property, property.span(), property.value()));
            return OptionalDouble.empty();
        }
        return evaluate(
                property, words.size() == 1 ? Words.of(words.getFirst().text()) : words, property.span(), faults);
    }

    static Optional<double[]> numbers(DssProperty property, Diagnostics faults) {
        return numbers(property, Words.of(property.value()), faults);
    }

    static Optional<double[][]> matrix(DssProperty property, int order, Diagnostics faults) {
        List<List<Word>> rows = Words.matrix(property.value());
        if (rows.size() != order) {
            faults.add(shape(
                    property,
                    property.span(),
                    order,
                    "%d %s".formatted(rows.size(), rows.size() == 1 ? "row" : "rows")));
            return Optional.empty();
        }
        for (int row = 0; row < order; row++) {
            int length = rows.get(row).size();
            if (length != row + 1 && length != order) {
                Span place = rows.get(row).isEmpty() ? property.span() : place(property, rows.get(row));
                faults.add(shape(
                        property,
                        place,
                        order,
                        "row %d has %d %s".formatted(row + 1, length, length == 1 ? "number" : "numbers")));
                return Optional.empty();
            }
        }
        double[][] matrix = new double[order][order];
        int errors = faults.errors();
        for (int row = 0; row < order; row++) {
            double[] numbers = numbers(property, rows.get(row), faults).orElse(new double[order]);
            for (int column = 0; column <= row && column < numbers.length; column++) {
                matrix[row][column] = numbers[column];
                matrix[column][row] = numbers[column];
            }
        }
        return faults.errors() > errors ? Optional.empty() : Optional.of(matrix);
    }

    static List<String> words(DssProperty property) {
        return Words.of(property.value()).stream().map(Word::text).toList();
    }

    static Optional<Boolean> flag(DssProperty property, Diagnostics faults) {
        String word = property.value().strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        if (NO.contains(word)) {
            return Optional.of(false);
        }
        faults.add(Diagnostic.error(
                        Code.O113,
                        property.span(),
                        "%s is yes or no, not \"%s\"".formatted(property.name(), shown(property.value())))
                .note("needed", "yes (y, true, t) or no (n, false, f)"));
        return Optional.empty();
    }

    static Optional<LengthUnit> unit(DssProperty property, Diagnostics faults) {
        Optional<LengthUnit> unit = LengthUnit.of(property.value());
        if (unit.isEmpty()) {
            faults.add(Diagnostic.error(
                            Code.O113,
                            property.span(),
                            "%s: there is no unit of length \"%s\"%s"
                                    .formatted(
                                            property.name(),
                                            shown(property.value()),
                                            hint(property.value(), LengthUnit.words())))
                    .note("needed", String.join(", ", LengthUnit.words())));
        }
        return unit;
    }

    static Optional<BusNodes> bus(DssProperty property, Diagnostics faults) {
        String text = property.value().strip();
        int point = text.indexOf('.');
        String name = point < 0 ? text : text.substring(0, point);
        if (name.isEmpty()) {
            faults.add(Diagnostic.error(Code.O118, property.span(), "%s names no bus".formatted(property.name()))
                    .note("needed", "a bus and, after points, the nodes of its conductors: 632.3.2"));
            return Optional.empty();
        }
        var nodes = new ArrayList<Integer>();
        if (point >= 0) {
            for (String part : text.substring(point + 1).split("\\.", -1)) {
                if (part.isEmpty() && nodes.isEmpty() && point == text.length() - 1) {
                    break;
                }
                if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > LARGEST_NODE) {
                    faults.add(node(property, part));
                    return Optional.empty();
                }
                nodes.add(Integer.parseInt(part));
            }
        }
        return Optional.of(new BusNodes(name.toLowerCase(Locale.ROOT), nodes));
    }

    private static Diagnostic node(DssProperty property, String part) {
        return Diagnostic.error(
                        Code.O118,
                        property.span(),
                        "bus %s has no node \"%s\"".formatted(shown(property.value()), shown(part)))
                .note(
                        "needed",
                        "1, 2 or 3 for the phases, 0 for ground, 4 and more (to %d) for neutrals"
                                .formatted(LARGEST_NODE));
    }

    private static Optional<double[]> numbers(DssProperty property, List<Word> words, Diagnostics faults) {
        double[] numbers = new double[words.size()];
        boolean good = true;
        for (int each = 0; each < numbers.length && good; each++) {
            OptionalDouble number = number(property, words.get(each), faults);
            good = number.isPresent();
            numbers[each] = number.orElse(0);
        }
        return good ? Optional.of(numbers) : Optional.empty();
    }

    private static OptionalDouble number(DssProperty property, Word word, Diagnostics faults) {
        Optional<Double> plain = Arithmetic.number(word.text());
        if (plain.isPresent()) {
            return OptionalDouble.of(plain.get());
        }
        List<Word> inner = word.quoted() ? Words.of(word.text()) : List.of();
        if (inner.size() > 1) {
            return evaluate(property, inner, place(property, List.of(word)), faults);
        }
        faults.add(notANumber(property, place(property, List.of(word)), word.text()));
        return OptionalDouble.empty();
    }

    private static OptionalDouble evaluate(DssProperty property, List<Word> words, Span place, Diagnostics faults) {
        if (words.size() < 2) {
            String text = words.isEmpty() ? "" : words.getFirst().text();
            Optional<Double> number = Arithmetic.number(text);
            if (number.isEmpty()) {
                faults.add(notANumber(property, place, text));
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(number.get());
        }
        return switch (Arithmetic.evaluate(words)) {
            case Arithmetic.Result.Value(double value) -> OptionalDouble.of(value);
            case Arithmetic.Result.Fault(var at, var sentence) -> {
                faults.add(Diagnostic.error(
                                Code.O111, place, "%s cannot be computed: %s".formatted(property.name(), sentence))
                        .note("found", "\"%s\"".formatted(shown(property.value())))
                        .note("needed", "numbers first, then their operator: (8 1000 /) is 8 / 1000"));
                yield OptionalDouble.empty();
            }
        };
    }

    private static Diagnostic notANumber(DssProperty property, Span place, String text) {
        String headline = text.isEmpty()
                ? "%s has no value".formatted(property.name())
                : "%s needs a number, not \"%s\"".formatted(property.name(), shown(text));
        Diagnostic fault = Diagnostic.error(Code.O110, place, headline);
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches("[+-]?(nan|inf|infinity)") || lower.matches("[+-]?[0-9.]+e[+-]?[0-9]+")) {
            return fault.note("why", "every quantity of a circuit is finite");
        }
        if (text.matches("[+-]?[0-9.]+[a-zA-Z%]+")) {
            return fault.note("why", "units are not written behind numbers; each property has one of its own");
        }
        return fault;
    }

    private static Diagnostic shape(DssProperty property, Span place, int order, String found) {
        return Diagnostic.error(
                        Code.O112,
                        place,
                        "%s does not fit %d %s".formatted(property.name(), order, order == 1 ? "phase" : "phases"))
                .note("found", found)
                .note(
                        "needed",
                        order == 1
                                ? "one number"
                                : "%d rows with | between them, row n with its first n numbers or with all %d"
                                        .formatted(order, order));
    }

    /// Where some words of a value stand in the file, if the value stands there as it is.
    private static Span place(DssProperty property, List<Word> words) {
        Span span = property.span();
        String written = span.text();
        int shift = property.quoted() ? 1 : 0;
        int start = words.getFirst().start() + shift;
        int end = words.getLast().end() + shift;
        boolean same = end <= written.length()
                && written.length() >= property.value().length() + shift
                && written.startsWith(property.value(), shift);
        return same ? new Span(span.source(), span.start() + start, span.start() + end) : span;
    }

    /// At most a line of it.
    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /// `; did you mean "..."?` without regard to case.
    static String hint(String written, List<String> known) {
        return Suggestion.hint(written.toLowerCase(Locale.ROOT), known);
    }
}
