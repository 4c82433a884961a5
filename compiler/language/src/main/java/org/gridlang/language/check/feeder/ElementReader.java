package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.unit.Dimension;

/// Reads the entries of one element by its schema: what is unknown, missing, or of the wrong kind or dimension is
/// reported.
final class ElementReader {
    private static final int MOST_CONDUCTORS = 4;

    private final DeclaredElement element;
    private final Diagnostics out;
    private final Map<String, Object> values = new HashMap<>();
    private boolean complete = true;

    ElementReader(DeclaredElement element, Diagnostics out) {
        this.element = element;
        this.out = out;
    }

    Optional<ElementValues> read() {
        unknownEntries();
        var missing = new ArrayList<String>();
        for (var schema : element.kind().entries()) {
            var given = element.entries().get(schema.name());
            if (given != null) {
                var value = value(schema, given);
                complete &= value.isPresent();
                value.ifPresent(each -> values.put(schema.name(), each));
            } else if (schema.fallback().isPresent()) {
                values.put(schema.name(), schema.fallback().get());
            } else if (isMisspelt(schema.name())) {
                complete = false;
            } else if (schema.required()) {
                missing.add(schema.name());
            }
        }
        if (!missing.isEmpty()) {
            complete = false;
            out.add(Diagnostic.error(
                    Code.N109,
                    element.name().span(),
                    element.kind().word() + " " + element.name().text() + " needs " + String.join(", ", missing)));
        }
        return complete ? Optional.of(new ElementValues(element, values)) : Optional.empty();
    }

    /// Whether an unknown entry probably means this one; that is reported there.
    private boolean isMisspelt(String entry) {
        var known = element.kind().entryNames();
        return element.entries().keySet().stream()
                .filter(each -> !known.contains(each))
                .anyMatch(each ->
                        Suggestion.nearest(each, known).filter(entry::equals).isPresent());
    }

    private void unknownEntries() {
        var known = element.kind().entryNames();
        element.entries().forEach((name, given) -> {
            if (known.contains(name)) {
                return;
            }
            complete = false;
            var at = given.entry().key().getFirst().span();
            var fault = Diagnostic.error(
                            Code.N107,
                            at,
                            "a " + element.kind().word() + " has no entry \"" + name + "\""
                                    + Suggestion.hint(name, known))
                    .note("known", String.join(", ", known));
            out.add(Suggestion.nearest(name, known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(at, each)))
                    .orElse(fault));
        });
    }

    private Optional<Object> value(EntrySchema schema, DeclaredElement.Given given) {
        var written = given.entry().value();
        return switch (schema.kind()) {
            case QUANTITY -> quantity(schema, given, written).map(each -> each);
            case WHOLE -> whole(schema, given, written);
            case LIST -> list(schema, given, written);
            case MATRIX -> matrix(schema, given, written);
            case CHOICE -> choice(schema, written);
            case NAME -> name(schema, written);
            case SHARES ->
                new ShareReader(out).read(schema.name(), written, given.scope().units());
            case TRUTH -> truth(schema, written);
            case SIDES -> sides(schema, written);
            case TEXT -> text(schema, written);
            case BUSES -> buses(schema, written);
            case PLAIN -> setting(schema, given, written);
        };
    }

    private Optional<Double> quantity(EntrySchema schema, DeclaredElement.Given given, Expression written) {
        var units = given.scope().units();
        var dimension = schema.dimension().equals("Ratio") ? Dimension.NONE : units.dimension(schema.dimension());
        var measures = units.measures();
        var value = new Expressions(units, Names.constants(), Callables.none(), out)
                .constant(
                        written,
                        dimension,
                        Purpose.of(
                                "this",
                                () -> schema.name() + " of a " + element.kind().word() + " is "
                                        + measures.phrase(dimension)));
        if (value.isEmpty()) {
            return value;
        }
        boolean below = schema.exclusive() ? value.get() <= schema.low() : value.get() < schema.low();
        if (below || value.get() > schema.high()) {
            out.add(Diagnostic.error(
                    Code.F109,
                    written.span(),
                    schema.name() + " of " + element.kind().word() + " "
                            + element.name().text() + " must be " + limits(schema)));
            return Optional.empty();
        }
        return value;
    }

    private static String limits(EntrySchema schema) {
        if (Double.isFinite(schema.high())) {
            return "a whole number from " + (int) schema.low() + " to " + (int) schema.high();
        }
        return schema.exclusive() ? "greater than zero" : "zero or more";
    }

    private Optional<Object> whole(EntrySchema schema, DeclaredElement.Given given, Expression written) {
        var value = quantity(schema, given, written);
        if (value.isPresent() && value.get() != Math.rint(value.get())) {
            out.add(Diagnostic.error(
                    Code.F109,
                    written.span(),
                    schema.name() + " of " + element.kind().word() + " "
                            + element.name().text() + " must be " + limits(schema)));
            return Optional.empty();
        }
        return value.map(each -> each);
    }

    private Optional<Object> list(EntrySchema schema, DeclaredElement.Given given, Expression written) {
        if (!(written instanceof Expression.Listing(var span, var elements)) || elements.size() < 2) {
            out.add(Diagnostic.error(
                    Code.N110,
                    written.span(),
                    schema.name() + " is a list of several, for example " + example(schema)));
            return Optional.empty();
        }
        var values = new double[elements.size()];
        for (int place = 0; place < values.length; place++) {
            var value = quantity(schema, given, elements.get(place));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[place] = value.get();
        }
        return Optional.of(values);
    }

    private static String example(EntrySchema schema) {
        return switch (schema.dimension()) {
            case "Voltage" -> "[4.16 kV, 0.48 kV]";
            case "Power" -> "[500 kW, 250 kW]";
            case "Resistance" -> "[0.4 ohm, 0 ohm]";
            default -> schema.name().equals("limits") ? "[50 %, 95 %, 105 %]" : "[2 %, 2 %, 1.4 %]";
        };
    }

    private Optional<Object> sides(EntrySchema schema, Expression written) {
        var text = written instanceof Expression.Text given ? given.value() : "";
        var sides = List.of(text.split("-", -1));
        var unknown =
                sides.stream().filter(each -> !Side.CONNECTIONS.contains(each)).findFirst();
        if (unknown.isEmpty() && sides.size() > 1) {
            return Optional.of(text);
        }
        var hint = unknown.map(each -> each.isEmpty() ? "" : Suggestion.hint(each, Side.CONNECTIONS))
                .orElse("");
        out.add(Diagnostic.error(
                        Code.N110,
                        written.span(),
                        schema.name() + " names each side of a transformer, for example \"delta-wye\"" + hint)
                .note("sides", String.join(", ", Side.CONNECTIONS)));
        return Optional.empty();
    }

    private Optional<Object> text(EntrySchema schema, Expression written) {
        if (written instanceof Expression.Text given) {
            return Optional.of(given.value());
        }
        out.add(Diagnostic.error(
                Code.N110, written.span(), schema.name() + " is a name in quotes, for example \"650\""));
        return Optional.empty();
    }

    private Optional<Object> buses(EntrySchema schema, Expression written) {
        if (written instanceof Expression.Listing(var span, var elements)
                && elements.stream().allMatch(each -> each instanceof Expression.Text)) {
            return Optional.of(elements.stream()
                    .map(each -> ((Expression.Text) each).value())
                    .toList());
        }
        out.add(Diagnostic.error(
                Code.N110, written.span(), schema.name() + " is a list of buses, for example [\"650\"]"));
        return Optional.empty();
    }

    /// The setting of a control, in the unit of what it watches.
    private Optional<Object> setting(EntrySchema schema, DeclaredElement.Given given, Expression written) {
        var quantity = element.entries().get("quantity");
        var watched = quantity != null && quantity.entry().value() instanceof Expression.Text text ? text.value() : "";
        var dimension = switch (watched) {
            case "current" -> "Current";
            case "kvar" -> "ReactivePower";
            case "power factor" -> "Ratio";
            case "time" -> "Time";
            default -> "Voltage";
        };
        return quantity(EntrySchema.quantity(schema.name(), dimension), given, written)
                .map(each -> each);
    }

    private Optional<Object> matrix(EntrySchema schema, DeclaredElement.Given given, Expression written) {
        if (!(written instanceof Expression.Listing(var span, var rows))
                || rows.isEmpty()
                || rows.stream().anyMatch(row -> !(row instanceof Expression.Listing))) {
            out.add(Diagnostic.error(
                    Code.F108, written.span(), schema.name() + " is a list of rows, for example [[0.3], [0.1, 0.3]]"));
            return Optional.empty();
        }
        int size = rows.size();
        var lists =
                rows.stream().map(row -> ((Expression.Listing) row).elements()).toList();
        boolean full = lists.stream().allMatch(row -> row.size() == size);
        boolean triangle = true;
        for (int i = 0; i < size; i++) {
            triangle &= lists.get(i).size() == i + 1;
        }
        if ((!full && !triangle) || size > MOST_CONDUCTORS) {
            out.add(Diagnostic.error(
                            Code.F108,
                            written.span(),
                            schema.name() + " must be a square matrix of up to four rows, or its lower triangle")
                    .note(
                            "found",
                            "rows of "
                                    + lists.stream()
                                            .map(row -> Integer.toString(row.size()))
                                            .collect(java.util.stream.Collectors.joining(", "))));
            return Optional.empty();
        }
        var matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= (full ? size - 1 : i); j++) {
                var value = quantity(schema, given, lists.get(i).get(j));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                matrix[i][j] = value.get();
                if (!full) {
                    matrix[j][i] = value.get();
                }
            }
        }
        return symmetric(schema, written, matrix) ? Optional.of(matrix) : Optional.empty();
    }

    /// Conductors act on each other alike.
    private boolean symmetric(EntrySchema schema, Expression written, double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                double size = Math.max(Math.abs(matrix[i][j]), Math.abs(matrix[j][i]));
                if (Math.abs(matrix[i][j] - matrix[j][i]) > 1e-6 * size) {
                    out.add(Diagnostic.error(Code.F108, written.span(), schema.name() + " must be symmetric")
                            .note(
                                    "found",
                                    (i + 1) + "," + (j + 1) + " is " + matrix[i][j] + ", " + (j + 1) + "," + (i + 1)
                                            + " is " + matrix[j][i]));
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<Object> choice(EntrySchema schema, Expression written) {
        var text = written instanceof Expression.Text given
                ? given.value()
                : written instanceof Expression.Name name ? name.text() : "";
        if (schema.choices().contains(text)) {
            return Optional.of(text);
        }
        var hint = text.isEmpty() ? "" : Suggestion.hint(text, schema.choices());
        out.add(Diagnostic.error(
                Code.N110,
                written.span(),
                schema.name() + " is one of \"" + String.join("\", \"", schema.choices()) + "\"" + hint));
        return Optional.empty();
    }

    private Optional<Object> name(EntrySchema schema, Expression written) {
        if (written instanceof Expression.Name name) {
            return Optional.of(new Identifier(name.span(), name.text()));
        }
        if (written instanceof Expression.Text given) {
            return Optional.of(new Identifier(given.span(), given.value()));
        }
        out.add(Diagnostic.error(Code.N110, written.span(), schema.name() + " is a name, for example code: code1"));
        return Optional.empty();
    }

    private Optional<Object> truth(EntrySchema schema, Expression written) {
        if (written instanceof Expression.Truth truth) {
            return Optional.of(truth.value());
        }
        out.add(Diagnostic.error(Code.N110, written.span(), schema.name() + " is true or false"));
        return Optional.empty();
    }
}
