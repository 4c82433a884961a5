package org.gridlang.language.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.SyntaxReader;

/// Reads modules of the standard library on threads of their own while the file that imports them is being read.
/// A cold parser makes reading a third of `grid check`, and most of what is read is the library.
///
/// What is found is the same as without it: a module is a function of its text, and its faults are handed over with
/// it, when it is asked for.
final class ReadAhead {
    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+(std(?:\\.\\w+)+)", Pattern.MULTILINE);

    private final FileSource standard;
    private final Map<String, FutureTask<Optional<Early>>> started = new HashMap<>();

    /// @param standard where the standard library comes from
    ReadAhead(FileSource standard) {
        this.standard = standard;
    }

    /// A module that was read.
    record Early(SourceFile file, List<Diagnostic> faults) {}

    /// Begins with the modules that a text seems to import; what it really imports its tree will tell.
    void startImportsOf(SourceText text) {
        IMPORT.matcher(text.text()).results().forEach(found -> start(found.group(1)));
    }

    /// Begins with a module, once.
    synchronized void start(String module) {
        if (!started.containsKey(module)) {
            var task = new FutureTask<>(() -> read(module));
            started.put(module, task);
            Thread.ofPlatform().daemon().name("read " + module).start(task);
        }
    }

    /// The module, when it has been read; empty if nobody began with it or it is not to be had.
    Optional<Early> take(String module) {
        FutureTask<Optional<Early>> task;
        synchronized (this) {
            task = started.get(module);
        }
        if (task == null) {
            return Optional.empty();
        }
        try {
            return task.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("library: " + module + " could not be read ahead", fault.getCause());
        }
    }

    private Optional<Early> read(String module) {
        var path = FileSource.pathOf(module);
        if (!(standard.read(path) instanceof FileSource.Reading.Found found)) {
            return Optional.empty();
        }
        var faults = new Diagnostics();
        return ModuleLoader.text(standard.shownName(path), found.content(), faults)
                .map(text -> {
                    startImportsOf(text);
                    return new Early(SyntaxReader.read(text, faults), new ArrayList<>(faults.sorted()));
                });
    }
}
