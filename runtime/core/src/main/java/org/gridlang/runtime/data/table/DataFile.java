package org.gridlang.runtime.data.table;

import java.io.IOException;
import java.io.InputStream;

/// A file of data.
///
/// @param name how it is named to people
/// @param key what a `*` in its name stands for; empty if there is none
/// @param bytes its size
public record DataFile(String name, String key, long bytes, Opener opener) {
    /// Opens the file to read it from its beginning.
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    InputStream open() throws IOException {
        return opener.open();
    }
}
