package org.gridlang.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.deploy.AgentPolicy;

/// Lines of comma-separated numbers as observations of one agent, with the bounds of its actions if they are given:
///
/// ```
/// soc,price - mean(price, today),low(p),high(p)          a header, in any order; left out: features, then bounds
/// 0.41,-2.5e-8,-5000,3200
/// ```
final class ObservationLines {
    private final List<String> features;
    private final List<String> bounds = new ArrayList<>();
    /// What stands in each column; empty before the first line.
    private List<String> columns = List.of();

    private int line;

    ObservationLines(AgentPolicy policy) {
        features = policy.features();
        policy.actions().forEach(action -> {
            bounds.add("low(" + action + ")");
            bounds.add("high(" + action + ")");
        });
    }

    /// A line's numbers.
    ///
    /// @param observation by feature
    /// @param bounds low and high by action; empty if the lines do not give them
    record Reading(double[] observation, Optional<double[]> bounds) {}

    /// Reads a line; empty for the header and for blank lines.
    Optional<Reading> read(String text) throws CommandFailure {
        line++;
        if (text.isBlank()) {
            return Optional.empty();
        }
        List<String> cells = cells(text);
        if (columns.isEmpty()) {
            boolean header = cells.stream().noneMatch(ObservationLines::isNumber);
            columns = header ? named(cells) : counted(cells.size());
            if (header) {
                return Optional.empty();
            }
        }
        if (cells.size() != columns.size()) {
            throw fault(
                    "has %d values, not %d: %s".formatted(cells.size(), columns.size(), String.join(", ", columns)));
        }
        var observation = values(features, cells);
        return Optional.of(new Reading(
                observation, columns.containsAll(bounds) ? Optional.of(values(bounds, cells)) : Optional.empty()));
    }

    private double[] values(List<String> names, List<String> cells) throws CommandFailure {
        var values = new double[names.size()];
        for (int index = 0; index < values.length; index++) {
            String cell = cells.get(columns.indexOf(names.get(index))).strip();
            double value = isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
            if (!Double.isFinite(value)) {
                throw fault("%s is \"%s\", not a number".formatted(names.get(index), cell));
            }
            values[index] = value;
        }
        return values;
    }

    private List<String> counted(int cells) {
        var all = new ArrayList<>(features);
        if (cells > features.size()) {
            all.addAll(bounds);
        }
        return all;
    }

    private List<String> named(List<String> cells) throws CommandFailure {
        var names = cells.stream().map(String::strip).toList();
        var known = new LinkedHashSet<>(features);
        known.addAll(bounds);
        for (String name : names) {
            if (!known.remove(name)) {
                boolean twice = features.contains(name) || bounds.contains(name);
                throw fault(twice ? "names \"" + name + "\" twice" : "names \"" + name + "\", which is not observed");
            }
        }
        for (String feature : features) {
            if (!names.contains(feature)) {
                throw fault("does not name \"" + feature + "\", which is observed");
            }
        }
        long given = bounds.stream().filter(names::contains).count();
        if (given != 0 && given != bounds.size()) {
            throw fault("gives some bounds of actions and not all: " + String.join(", ", bounds));
        }
        return names;
    }

    private List<String> cells(String text) throws CommandFailure {
        try (var reader = CsvReader.builder().ofCsvRecord(text)) {
            return reader.iterator().next().getFields();
        } catch (CsvParseException | IOException torn) {
            throw fault("cannot be read: " + torn.getMessage());
        }
    }

    private CommandFailure fault(String what) {
        return CommandFailure.input("standard input, line %d: %s".formatted(line, what));
    }

    private static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell.strip());
            return true;
        } catch (NumberFormatException word) {
            return false;
        }
    }
}
