package org.gridlang.language.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.unit.Units;

/// One module and what its text may name: its own declarations and those it imports. Experiments and
/// evaluations have names of
/// their own, apart from the others, as units and dimensions have.
public final class ModuleScope {
    private final SourceFile file;
    private final Units units;
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Map<String, List<Declaration>> rules = new LinkedHashMap<>();

    /// @param name as declared, which an import may rename
    /// @param home the module that declares it
    public record Declaration(Identifier name, Item item, ModuleScope home) {}

    ModuleScope(SourceFile file, Units units) {
        this.file = file;
        this.units = units;
    }

    public SourceFile file() {
        return file;
    }

    public Units units() {
        return units;
    }

    /// What a name stands for in this module.
    public Optional<Declaration> find(String name) {
        return Optional.ofNullable(declarations.get(name));
    }

    /// All names in scope, the module's own first, with what they stand for.
    public Map<String, Declaration> declarations() {
        return java.util.Collections.unmodifiableMap(declarations);
    }

    /// Where a name is declared.
    public Optional<Span> declaredAt(String name) {
        return find(name).map(each -> each.name().span());
    }

    /// The rules of a name, each for another device: together they are one policy. Empty if the name is no
    /// rule's.
    public List<Declaration> rules(String name) {
        return List.copyOf(rules.getOrDefault(name, List.of()));
    }

    /// Gives a name its meaning; returns what it meant before, which then stays. Rules may share a name.
    Optional<Declaration> declare(String name, Declaration declaration) {
        var earlier = declarations.putIfAbsent(name, declaration);
        boolean first = earlier == null || earlier.item() instanceof Item.Rule;
        if (!first || !(declaration.item() instanceof Item.Rule)) {
            return Optional.ofNullable(earlier);
        }
        var known = rules.computeIfAbsent(name, each -> new ArrayList<>());
        if (known.stream().noneMatch(each -> each.item() == declaration.item())) {
            known.add(declaration);
        }
        return Optional.empty();
    }
}
