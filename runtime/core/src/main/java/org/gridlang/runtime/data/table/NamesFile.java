package org.gridlang.runtime.data.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;

/// Reads a file of two columns that says how each key of the data is called in the program:
///
/// ```text
/// key,name
/// H_001,load_1
/// ```
public final class NamesFile {
    private final DataFile file;
    private final Faults faults;
    private final SortedMap<String, String> names = new TreeMap<>(KeyOrder.NATURAL);

    private NamesFile(DataFile file) {
        this.file = file;
        this.faults = new Faults(file.name());
    }

    /// What came of reading names.
    ///
    /// @param names by key
    /// @param hash SHA-256 of the file, hexadecimal
    public record Reading(SortedMap<String, String> names, List<DataFault> faults, String hash) {
        public Reading {
            names = Collections.unmodifiableSortedMap(names);
            faults = List.copyOf(faults);
        }
    }

    /// @param separator between the two columns
    public static Reading read(DataFile file, char separator) {
        return new NamesFile(file).read(separator);
    }

    private Reading read(char separator) {
        var digest = TableReader.sha256();
        try (var stream = new PushbackInputStream(new DigestInputStream(file.open(), digest), CsvFile.MARK_BYTES)) {
            if (CsvFile.dropMark(stream, faults)) {
                rows(stream, separator);
            }
        } catch (CsvParseException fault) {
            faults.add(DataFault.of(Kind.QUOTES, Place.Argument.FILE, file.name() + " has a quote that is not closed"));
        } catch (UncheckedIOException | IOException failure) {
            unreadable(failure);
        }
        var located = faults.all();
        try {
            located = LineTexts.located(file, separator, located);
        } catch (IOException failure) {
            unreadable(failure);
        }
        return new Reading(names, located, HexFormat.of().formatHex(digest.digest()));
    }

    private void rows(PushbackInputStream stream, char separator) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var rows = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(new InputStreamReader(stream, decoder));
        boolean header = true;
        for (var row : rows) {
            if (!header) {
                add(row);
            } else if (row.getFieldCount() != 2) {
                wrongCount(row);
                return;
            }
            header = false;
        }
        if (names.isEmpty() && !faults.any()) {
            faults.add(DataFault.of(Kind.TOO_FEW_ROWS, Place.Argument.FILE, file.name() + " has no rows of names")
                    .note("needed", "a first line such as key,name and a line for each key"));
        }
    }

    private void add(CsvRecord row) {
        if (row.getFieldCount() != 2) {
            wrongCount(row);
            return;
        }
        var key = row.getField(0).strip();
        var name = row.getField(1).strip();
        long line = row.getStartingLineNumber();
        if (key.isEmpty() || name.isEmpty()) {
            faults.add(DataFault.of(
                            Kind.MISSING_VALUE,
                            new Place.Cell(file.name(), line, key.isEmpty() ? 0 : 1),
                            key.isEmpty() ? "a key is missing" : "the name of \"" + key + "\" is missing")
                    .note("why", "a line is a key of the data and what it is called"));
        } else if (names.putIfAbsent(key, name) != null) {
            faults.add(DataFault.of(
                    Kind.DUPLICATE_KEY, new Place.Cell(file.name(), line, 0), "\"" + key + "\" is named twice"));
        }
    }

    private void wrongCount(CsvRecord row) {
        faults.add(DataFault.of(
                        Kind.FIELD_COUNT,
                        new Place.Cell(file.name(), row.getStartingLineNumber(), -1),
                        "this row of " + file.name() + " has "
                                + (row.getFieldCount() == 1 ? "one field" : row.getFieldCount() + " fields")
                                + ", not two")
                .note("needed", "a key of the data, and what it is called"));
    }

    private void unreadable(Exception failure) {
        if (failure instanceof CharacterCodingException || failure.getCause() instanceof CharacterCodingException) {
            faults.add(DataFault.of(Kind.NOT_UTF8, Place.Argument.FILE, file.name() + " is not UTF-8 text")
                    .note("instead", "save it with the encoding UTF-8"));
            return;
        }
        faults.add(DataFault.of(Kind.UNREADABLE_FILE, Place.Argument.FILE, file.name() + " cannot be read")
                .note("reason", String.valueOf(failure.getMessage())));
    }
}
