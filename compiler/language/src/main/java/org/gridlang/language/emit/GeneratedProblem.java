package org.gridlang.language.emit;

import java.util.List;

/// A generated problem.
///
/// @param className of the class that implements [org.gridlang.runtime.problem.Problem], fully qualified
/// @param sources that class first, then its devices
/// @param dataName name of the data file, which belongs into the folder of the class
public record GeneratedProblem(String className, List<GeneratedSource> sources, String dataName, byte[] data) {
    public GeneratedProblem {
        sources = List.copyOf(sources);
    }

    /// Where the data file belongs below a source or class folder.
    public String dataPath() {
        int dot = className.lastIndexOf('.');
        return className.substring(0, dot).replace('.', '/') + "/" + dataName;
    }
}
