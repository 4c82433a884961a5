package org.gridlang.runtime.data.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;

/// Reads a CSV file row by row: UTF-8, with or without a byte-order mark, any line ends.
final class CsvFile {
    private static final int BUFFER = 1 << 16;
    private static final int[] UTF8_MARK = {0xEF, 0xBB, 0xBF};
    static final int MARK_BYTES = 3;

    private CsvFile() {}

    /// Reads all rows into a sink, and all bytes into a digest if there is one.
    static void read(DataFile file, TableRequest request, RowSink sink, Optional<MessageDigest> digest, Faults faults)
            throws IOException {
        var format = request.text().orElseThrow();
        var rows = new CsvRows(request, format, faults, sink);
        try (var opened = file.open();
                var stream = digest.isPresent() ? new DigestInputStream(opened, digest.get()) : opened) {
            var marked = new PushbackInputStream(stream, UTF8_MARK.length);
            if (!dropMark(marked, faults)) {
                return;
            }
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var parser = CsvReader.builder()
                    .fieldSeparator(format.separator())
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .trimWhitespacesAroundQuotes(true)
                    .build(rows, new InputStreamReader(marked, decoder));
            for (var iterator = parser.iterator(); iterator.hasNext() && !rows.lost(); ) {
                iterator.next();
            }
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (CsvParseException fault) {
            quotes(fault, rows, faults);
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof CharacterCodingException)) {
                throw failure.getCause();
            }
            Utf8Fault.report(file, faults);
        } catch (CharacterCodingException notUtf8) {
            Utf8Fault.report(file, faults);
        }
    }

    /// Reads over a byte-order mark; false if it is that of another encoding.
    static boolean dropMark(PushbackInputStream stream, Faults faults) throws IOException {
        byte[] first = stream.readNBytes(UTF8_MARK.length);
        boolean utf16 = first.length >= 2
                && ((first[0] == (byte) 0xFF && first[1] == (byte) 0xFE)
                        || (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF));
        if (utf16) {
            faults.add(DataFault.of(Kind.NOT_UTF8, Place.Argument.FILE, faults.file() + " is UTF-16 text, not UTF-8")
                    .note("instead", "save it with the encoding UTF-8"));
            return false;
        }
        boolean mark = first.length == UTF8_MARK.length;
        for (int index = 0; index < first.length; index++) {
            mark &= first[index] == (byte) UTF8_MARK[index];
        }
        if (!mark) {
            stream.unread(first);
        }
        return true;
    }

    private static void quotes(CsvParseException fault, CsvRows rows, Faults faults) {
        boolean behind = causes(fault).contains("after closing quote");
        faults.add(DataFault.of(
                        Kind.QUOTES,
                        new Place.Cell(faults.file(), Math.max(1, rows.line()), -1),
                        behind
                                ? "text follows a closing quote in this row"
                                : "a quote is opened in this row and not closed")
                .note("why", "a quoted field ends with its closing quote; a quote inside is written twice"));
    }

    private static String causes(Throwable fault) {
        var text = new StringBuilder();
        for (Throwable each = fault; each != null; each = each.getCause()) {
            text.append(each.getMessage()).append('\n');
        }
        return text.toString();
    }

    /// The stream of a file with a buffer that suits reading it once.
    static InputStream buffered(DataFile file) throws IOException {
        return new java.io.BufferedInputStream(file.open(), BUFFER);
    }
}
