package org.gridlang.runtime.data.table;

import dev.hardwood.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Gives the Parquet library the stretches of a file that it asks for, `[offset, offset + length)`, each from a stream
/// of its own: skipping in a stream of a file costs nothing, and no more than the columns that are read is in memory.
record ParquetInput(DataFile file) implements InputFile {
    @Override
    public void open() {
        // Each stretch opens the file anew.
    }

    @Override
    public ByteBuffer readRange(long offset, int length) throws IOException {
        try (var stream = file.open()) {
            stream.skipNBytes(offset);
            byte[] bytes = stream.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the file ends at byte " + (offset + bytes.length) + ", but " + (offset + length)
                        + " are announced");
            }
            return ByteBuffer.wrap(bytes);
        }
    }

    @Override
    public long length() {
        return file.bytes();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
