package org.gridlang.language.emit;

import java.util.List;

/// A generated problem.
///
/// @param className of the class that implements [org.gridlang.runtime.problem.Problem], fully qualified
/// @param sources that class first, then its devices
/// @param data files that belong into the folder of the class
public record GeneratedProblem(String className, List<GeneratedSource> sources, List<Resource> data) {
    public GeneratedProblem {
        sources = List.copyOf(sources);
        data = List.copyOf(data);
    }

    /// A file that a generated class reads.
    public record Resource(String name, byte[] content) {
        /// Where it belongs below a source or class folder.
        ///
        /// @param className fully qualified
        public String pathBeside(String className) {
            int dot = className.lastIndexOf('.');
            return className.substring(0, dot).replace('.', '/') + "/" + name;
        }
    }
}
