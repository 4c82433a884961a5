package org.gridlang.runtime.data.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;

/// Finds where a file stops being UTF-8, line by line.
final class Utf8Fault {
    private static final int LONGEST = 1 << 16;

    private Utf8Fault() {}

    static void report(DataFile file, Faults faults) throws IOException {
        try (var stream = CsvFile.buffered(file)) {
            long line = 1;
            var bytes = new ByteArrayOutputStream();
            while (true) {
                int next = stream.read();
                if (next >= 0 && next != '\n') {
                    bytes.write(next);
                    if (bytes.size() < LONGEST) {
                        continue;
                    }
                }
                var characters = CharBuffer.allocate(bytes.size() + 1);
                var result = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.toByteArray()), characters, true);
                if (!result.isUnderflow() || next < 0) {
                    int good = characters.position();
                    var text = bytes.toString(StandardCharsets.UTF_8).stripTrailing();
                    faults.add(DataFault.of(
                                    Kind.NOT_UTF8,
                                    new Place.Text(faults.file(), line, text, good, Math.min(good + 1, text.length())),
                                    faults.file() + " is not UTF-8 text")
                            .pointing("the first byte that is not")
                            .note("instead", "save it with the encoding UTF-8"));
                    return;
                }
                line++;
                bytes.reset();
            }
        }
    }
}
