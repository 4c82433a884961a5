package org.gridlang.language.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.SourceFile.Import;

/// Imports that repeat another of the same file, harmless but a sign of a slip.
final class DuplicateImports {
    private DuplicateImports() {}

    static void check(List<Import> imports, Diagnostics out) {
        Map<String, Import> whole = new HashMap<>();
        Map<String, Import> parts = new HashMap<>();
        for (Import each : imports) {
            String module = each.moduleText();
            if (each.names().isEmpty() && each.alias().isEmpty()) {
                var first = whole.putIfAbsent(module, each);
                if (first != null) {
                    out.add(ModuleFaults.importedTwice(each, first, Optional.empty()));
                }
            }
            for (var name : each.names()) {
                var first = parts.putIfAbsent(module + "." + name.text(), each);
                if (first != null) {
                    out.add(ModuleFaults.importedTwice(each, first, Optional.of(name)));
                }
            }
        }
    }
}
