package org.gridlang.language.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.library.MemorySource;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.model.CheckedFile;

/// Loads and checks programs that tests write down.
public final class Programs {
    private Programs() {}

    /// A file among others, loaded with the standard library.
    public static Optional<LoadedModules> load(String file, Map<String, String> files, Diagnostics out) {
        return ModuleLoader.load(new StandardSource(), new MemorySource(files), file, out);
    }

    /// A text as a file of its own, checked.
    public static Optional<CheckedFile> check(String text, Diagnostics out) {
        return load("main.grid", Map.of("main.grid", text), out).flatMap(each -> Checker.check(each, out));
    }

    /// All programs below a folder, by their path in it.
    static Map<String, String> below(Path folder) {
        var files = new HashMap<String, String>();
        for (var path : Golden.filesOf(folder)) {
            if (path.toFile().isDirectory()) {
                below(path).forEach((name, text) -> files.put(path.getFileName() + "/" + name, text));
            } else if (path.toString().endsWith(".grid")) {
                files.put(path.getFileName().toString(), Golden.read(path));
            }
        }
        return files;
    }

    /// An example of the repository.
    static String example(String name) {
        return Golden.read(Path.of("../../examples/" + name + ".grid"));
    }
}
