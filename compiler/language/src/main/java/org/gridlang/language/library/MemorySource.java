package org.gridlang.language.library;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gridlang.runtime.data.table.DataFile;
import org.gridlang.runtime.data.table.Wildcard;

/// Files that exist only in memory: an editor's unsaved text, or a test.
///
/// @param files text by path: `devices/mine.grid`
public record MemorySource(Map<String, String> files) implements FileSource {
    public MemorySource {
        files = Map.copyOf(files);
    }

    @Override
    public Reading read(String path) {
        String text = files.get(path);
        return text == null ? new Reading.Missing() : new Reading.Found(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String shownName(String path) {
        return path;
    }

    @Override
    public Finding data(String path) {
        var found = files.entrySet().stream()
                .filter(each -> each.getKey().equals(path)
                        || (Wildcard.isPattern(path)
                                && Wildcard.match(path, each.getKey()).isPresent()))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> {
                    byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
                    var key = Wildcard.isPattern(path)
                            ? Wildcard.match(path, each.getKey()).orElse("")
                            : "";
                    return new DataFile(each.getKey(), key, bytes.length, () -> new ByteArrayInputStream(bytes));
                })
                .toList();
        return found.isEmpty()
                ? new Finding.Nothing(files.keySet().stream().sorted().toList())
                : new Finding.Files(found);
    }

    @Override
    public Set<String> modules() {
        var names = new TreeSet<String>();
        for (String path : files.keySet()) {
            if (path.endsWith(ModuleLoader.EXTENSION)) {
                names.add(FileSource.moduleOf(path));
            }
        }
        return names;
    }
}
