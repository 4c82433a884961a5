package org.gridlang.language.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The standard library, which lies on the class path: `std/devices.grid`.
public record StandardSource() implements FileSource {
    private static final String ROOT = "std/";
    private static final String PACKAGE = "std";
    private static final String PRELUDE = FileSource.pathOf(ModuleLoader.PRELUDE);

    /// Whether a module of this name comes with the compiler.
    public static boolean has(String module) {
        return module.equals(PACKAGE) || module.startsWith(PACKAGE + ".");
    }

    @Override
    public Reading read(String path) {
        try (var stream = StandardSource.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null ? new Reading.Missing() : new Reading.Found(stream.readAllBytes());
        } catch (IOException failure) {
            return new Reading.Unreadable(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public String shownName(String path) {
        return path;
    }

    @Override
    public Set<String> modules() {
        var prelude = StandardSource.class.getClassLoader().getResource(PRELUDE);
        if (prelude == null) {
            return Set.of();
        }
        try {
            if (prelude.openConnection() instanceof JarURLConnection jar) {
                return modulesIn(jar);
            }
            var names = new TreeSet<String>();
            var folder = Path.of(prelude.toURI()).resolveSibling("");
            for (String module : new FolderSource(folder).modules()) {
                names.add(PACKAGE + "." + module);
            }
            return names;
        } catch (IOException failure) {
            throw new UncheckedIOException("library: the class path cannot be read", failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException("library: the class path has no proper address", failure);
        }
    }

    /// The standard library needs no data.
    @Override
    public Finding data(String path) {
        return new Finding.Nothing(List.of());
    }

    private static Set<String> modulesIn(JarURLConnection jar) throws IOException {
        var names = new TreeSet<String>();
        // The class loader owns this file and closes it.
        jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(ROOT) && name.endsWith(ModuleLoader.EXTENSION))
                .forEach(name -> names.add(FileSource.moduleOf(name)));
        return names;
    }
}
