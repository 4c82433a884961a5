package org.gridlang.language.library;

import java.util.List;
import java.util.Set;
import org.gridlang.runtime.data.table.DataFile;

/// Where the files of a package come from: a folder, the class path, or memory. Modules can reach nothing else.
public interface FileSource {
    /// Larger files are no source files; data belong in data files.
    long LARGEST_BYTES = 16L << 20;

    /// @param path below the root, with slashes: `devices/mine.grid`
    Reading read(String path);

    /// How a file of this source is named to people.
    String shownName(String path);

    /// Names of the modules there are, dotted, to suggest one from; may be incomplete.
    Set<String> modules();

    /// Files of data, which are opened only where they are read.
    ///
    /// @param path below the root, with slashes; a `*` in its last part fits any letters
    Finding data(String path);

    /// What came of looking for data.
    sealed interface Finding {
        record Files(List<DataFile> files) implements Finding {
            public Files {
                files = List.copyOf(files);
            }
        }

        /// @param near names of files in that folder, to suggest one from
        record Nothing(List<String> near) implements Finding {
            public Nothing {
                near = List.copyOf(near);
            }
        }

        /// It lies outside the root.
        record OutsideRoot(String where) implements Finding {}

        record NoAccess(String reason) implements Finding {}
    }

    /// What came of reading a file.
    sealed interface Reading {
        record Found(byte[] content) implements Reading {}

        record Missing() implements Reading {}

        /// It exists but lies, by way of a link, outside the root.
        record Outside(String where) implements Reading {}

        record TooLarge(long bytes) implements Reading {}

        record Unreadable(String reason) implements Reading {}
    }

    /// `devices.mine` for `devices/mine.grid`.
    static String moduleOf(String path) {
        return path.substring(0, path.length() - ModuleLoader.EXTENSION.length())
                .replace('/', '.');
    }

    /// `devices/mine.grid` for `devices.mine`.
    static String pathOf(String module) {
        return module.replace('.', '/') + ModuleLoader.EXTENSION;
    }
}
