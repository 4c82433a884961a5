package org.gridlang.language.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.source.SourceText;
import org.gridlang.runtime.problem.Problem;

/// What compiling a file gave.
///
/// @param diagnostics all faults found, in order of their places
/// @param checked the meaning of the file, as far as it has one
/// @param problem the loaded problem; empty if there are errors, or if the file is a library
/// @param sources generated classes; empty if there are errors
/// @param data files that stand beside them
/// @param texts every file that was read, the file itself first; empty if it could not be read
public record CompiledFile(
        List<Diagnostic> diagnostics,
        Optional<CheckedFile> checked,
        Optional<Problem> problem,
        List<GeneratedSource> sources,
        List<DataFile> data,
        List<SourceText> texts) {
    public CompiledFile {
        diagnostics = List.copyOf(diagnostics);
        sources = List.copyOf(sources);
        data = List.copyOf(data);
        texts = List.copyOf(texts);
    }

    /// A file that stands beside generated classes.
    ///
    /// @param path below the source folder
    public record DataFile(String path, byte[] content) {}

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
    }

    public boolean hasWarnings() {
        return diagnostics.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.WARNING);
    }

    /// Writes the generated sources and their data below a folder, which is made if need be: all files or none.
    public void writeSources(Path folder) throws IOException {
        SourceFolder.write(this, folder);
    }
}
