package org.gridlang.language.resolve;

import java.util.List;

/// All modules of a program with what each may name.
///
/// @param imported those that the root imports, directly or not, each after those it imports
public record ResolvedModules(List<ModuleScope> imported, ModuleScope root) {
    public ResolvedModules {
        imported = List.copyOf(imported);
    }
}
