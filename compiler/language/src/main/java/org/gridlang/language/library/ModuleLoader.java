package org.gridlang.language.library;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.SourceFile.Import;
import org.gridlang.language.syntax.SyntaxReader;

/// Loads a file and all it imports: `std.*` from the standard library, others from the package of the file and those
/// that it depends on. Nothing else is ever read, and nothing runs.
public final class ModuleLoader {
    /// The module that every file sees without importing it: dimensions and units.
    public static final String PRELUDE = "std.units";

    static final String EXTENSION = ".grid";

    private final FileSource standard;
    private final ModulePlaces places;
    private final Diagnostics out;
    private final Map<String, SourceFile> finished = new LinkedHashMap<>();
    /// Modules that were looked for and are not to be had; reported once.
    private final Set<String> failed = new HashSet<>();
    private final Deque<Step> path = new ArrayDeque<>();

    private ModuleLoader(FileSource standard, ModulePlaces places, Diagnostics out) {
        this.standard = standard;
        this.places = places;
        this.out = out;
    }

    /// A module whose imports are being loaded, and the import that asked for it; the root has none.
    private record Step(String module, Optional<Import> cause) {}

    /// Loads a file from disk. Empty if the file itself cannot be read.
    public static Optional<LoadedModules> load(Path file, Diagnostics out) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        String name = String.valueOf(file.getFileName());
        return load(new StandardSource(), new FolderSource(folder), name, out);
    }

    /// The text of one file on disk, without what it imports. Empty if it cannot be read.
    public static Optional<SourceText> text(Path file, Diagnostics out) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        String shown = file.toString();
        var nowhere = new Span(new SourceText(shown, ""), 0, 0);
        return read(new FolderSource(folder).read(String.valueOf(file.getFileName())), shown, nowhere, out);
    }

    /// A text from its bytes. Empty if they are not UTF-8.
    ///
    /// @param shown how the text is named to people
    public static Optional<SourceText> text(String shown, byte[] content, Diagnostics out) {
        return decode(content, shown, out);
    }

    /// Loads a file from any source.
    ///
    /// @param standard where `std.*` comes from
    /// @param own where the file and all other modules come from
    /// @param file its path in `own`
    public static Optional<LoadedModules> load(FileSource standard, FileSource own, String file, Diagnostics out) {
        var shown = own.shownName(file);
        var nowhere = new Span(new SourceText(shown, ""), 0, 0);
        return read(own.read(file), shown, nowhere, out).map(text -> {
            var root = SyntaxReader.read(text, out);
            return new ModuleLoader(standard, ModulePlaces.of(standard, own, file, root, out), out).load(root);
        });
    }

    private LoadedModules load(SourceFile root) {
        boolean isPrelude = root.name().text().equals(PRELUDE);
        if (!isPrelude) {
            loadPrelude(root);
        }
        path.push(new Step(root.name().text(), Optional.empty()));
        loadImports(root);
        path.pop();
        return new LoadedModules(root, finished, places);
    }

    private void loadPrelude(SourceFile root) {
        String file = FileSource.pathOf(PRELUDE);
        String shown = standard.shownName(file);
        read(standard.read(file), shown, root.name().span(), out).ifPresent(text -> {
            path.push(new Step(PRELUDE, Optional.empty()));
            var prelude = SyntaxReader.read(text, out);
            loadImports(prelude);
            path.pop();
            finished.put(PRELUDE, prelude);
        });
    }

    private void loadImports(SourceFile file) {
        DuplicateImports.check(file.imports(), out);
        for (Import each : file.imports()) {
            String module = each.moduleText();
            if (path.stream().anyMatch(step -> step.module().equals(module))) {
                out.add(cycle(each));
            } else if (!finished.containsKey(module) && !failed.contains(module)) {
                loadModule(each).ifPresentOrElse(loaded -> finished.put(module, loaded), () -> failed.add(module));
            }
        }
    }

    private Optional<SourceFile> loadModule(Import cause) {
        String module = cause.moduleText();
        // The root is the only step that nobody asked for.
        var importer = Optional.ofNullable(path.peek())
                .filter(step -> step.cause().isPresent())
                .map(Step::module);
        var place = places.of(cause, importer, out);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        var reading = place.get().read();
        if (reading instanceof FileSource.Reading.Missing) {
            out.add(missing(cause, place.get()));
            return Optional.empty();
        }
        var text = read(reading, place.get().shown(), ModuleFaults.place(cause), out);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var loaded = SyntaxReader.read(text.get(), out);
        if (loaded.kind() == SourceFile.Kind.PROBLEM) {
            out.add(ModuleFaults.notALibrary(cause, loaded));
            return Optional.empty();
        }
        if (!loaded.name().text().isEmpty() && !loaded.name().text().equals(module)) {
            out.add(ModuleFaults.wrongName(loaded, module));
        }
        path.push(new Step(module, Optional.of(cause)));
        loadImports(loaded);
        path.pop();
        return Optional.of(loaded);
    }

    private Diagnostic missing(Import each, ModulePlaces.Place place) {
        var parents = each.module().subList(0, each.module().size() - 1);
        String parent = String.join(".", parents.stream().map(Identifier::text).toList());
        boolean declaration = each.names().isEmpty() && !parents.isEmpty() && places.has(parent);
        return declaration
                ? ModuleFaults.declarationAsModule(each)
                : ModuleFaults.missingModule(each, place.shown(), places.modules());
    }

    private Diagnostic cycle(Import closing) {
        String start = closing.moduleText();
        var chain = new ArrayList<Import>();
        var names = new ArrayList<String>();
        boolean inside = false;
        for (Step step : List.copyOf(path).reversed()) {
            if (inside) {
                step.cause().ifPresent(chain::add);
            }
            inside |= step.module().equals(start);
            if (inside) {
                names.add(step.module());
            }
        }
        chain.add(closing);
        names.add(start);
        return ModuleFaults.cycle(chain, names);
    }

    /// The text of a file, or a fault at the place that asked for it.
    private static Optional<SourceText> read(FileSource.Reading reading, String shown, Span cause, Diagnostics out) {
        switch (reading) {
            case FileSource.Reading.Found found -> {
                return decode(found.content(), shown, out);
            }
            case FileSource.Reading.Missing missing -> out.add(ModuleFaults.missingFile(cause, shown));
            case FileSource.Reading.Outside outside -> out.add(ModuleFaults.outside(cause, shown, outside.where()));
            case FileSource.Reading.TooLarge large -> out.add(ModuleFaults.tooLarge(cause, shown, large.bytes()));
            case FileSource.Reading.Unreadable unreadable ->
                out.add(ModuleFaults.unreadable(cause, shown, unreadable.reason()));
        }
        return Optional.empty();
    }

    private static Optional<SourceText> decode(byte[] content, String shown, Diagnostics out) {
        var characters = CharBuffer.allocate(content.length + 1);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), characters, true);
        if (result.isUnderflow()) {
            return Optional.of(new SourceText(shown, characters.flip().toString()));
        }
        int good = characters.position();
        var readable = new SourceText(shown, new String(content, StandardCharsets.UTF_8));
        out.add(ModuleFaults.notUtf8(new Span(readable, good, good + 1)));
        return Optional.empty();
    }
}
