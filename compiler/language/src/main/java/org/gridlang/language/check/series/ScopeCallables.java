package org.gridlang.language.check.series;

import java.util.Collection;
import java.util.Optional;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;

/// The functions and templates in scope of one module.
final class ScopeCallables implements Callables {
    private final ModuleScope scope;
    private final Templates templates;

    ScopeCallables(ModuleScope scope, Templates templates) {
        this.scope = scope;
        this.templates = templates;
    }

    @Override
    public Optional<Callable> find(String name) {
        return scope.find(name)
                .filter(each -> Templates.isTemplate(each.item(), each.home()))
                .flatMap(each -> templates.find(each.item(), each.home()));
    }

    @Override
    public Collection<String> names() {
        return scope.declarations().entrySet().stream()
                .filter(each -> Templates.isTemplate(
                        each.getValue().item(), each.getValue().home()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<String> kindOf(String name) {
        return scope.find(name).map(each -> DeclaredName.kind(each.item()));
    }

    @Override
    public Optional<Span> declaration(String name) {
        return scope.declaredAt(name);
    }
}
