package org.gridlang.language.resolve;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.unit.UnitDeclarations;
import org.gridlang.language.unit.Units;

/// Finds out what each module may name: its own declarations, those it imports, and the units of the prelude.
public final class Resolver {
    private final Diagnostics out;
    private final Map<String, ModuleScope> scopes = new LinkedHashMap<>();

    private Resolver(Diagnostics out) {
        this.out = out;
    }

    /// The scopes of all modules, the root last.
    public static ResolvedModules resolve(LoadedModules loaded, Diagnostics out) {
        var resolver = new Resolver(out);
        loaded.modules().forEach((name, file) -> resolver.scopes.put(name, resolver.scope(file)));
        return new ResolvedModules(List.copyOf(resolver.scopes.values()), resolver.scope(loaded.root()));
    }

    private ModuleScope scope(SourceFile file) {
        var scope = new ModuleScope(file, units(file));
        for (var item : file.items()) {
            DeclaredName.of(item).ifPresent(name -> declare(scope, name, item));
        }
        distinct(file, Item.Train.class, Item.Train::name, "experiment");
        distinct(file, Item.Evaluate.class, Item.Evaluate::name, "evaluation");
        for (var each : file.imports()) {
            var module = scopes.get(each.moduleText());
            // A module that could not be loaded has been reported by the loader.
            if (module != null) {
                bring(scope, each, module);
            }
        }
        oneRuleForEachDevice(scope);
        policiesHaveNamesOfTheirOwn(scope);
        return scope;
    }

    /// Rules of one name form one policy, so a device follows one of them.
    private void oneRuleForEachDevice(ModuleScope scope) {
        for (var name : scope.declarations().keySet()) {
            var first = new IdentityHashMap<Item, ModuleScope.Declaration>();
            for (var declaration : scope.rules(name)) {
                var device = ((Item.Rule) declaration.item()).device();
                var item = declaration.home().find(device.text()).map(ModuleScope.Declaration::item);
                var earlier = item.flatMap(each -> Optional.ofNullable(first.putIfAbsent(each, declaration)));
                if (earlier.isPresent()) {
                    reportTwice(scope, name, declaration, earlier.get());
                }
            }
        }
    }

    private void reportTwice(
            ModuleScope scope, String name, ModuleScope.Declaration later, ModuleScope.Declaration earlier) {
        var rule = (Item.Rule) later.item();
        var other = rule.device().text() + " has two rules \"" + name + "\"";
        // Of two that are imported neither place can be mended alone: the report stands where they meet.
        var at =
                later.home() == scope ? rule.name().span() : scope.file().name().span();
        var fault = Diagnostic.error(Code.N102, at, other).also(earlier.name().span(), "the first is declared here");
        out.add(
                later.home() == scope
                        ? fault
                        : fault.also(rule.name().span(), "and imported from here")
                                .note("instead", "import the other rules by name, as in import MODULE.{RULE}"));
    }

    /// An evaluation names trained policies and rules alike.
    private void policiesHaveNamesOfTheirOwn(ModuleScope scope) {
        for (var item : scope.file().items()) {
            if (item instanceof Item.Train train) {
                scope.find(train.name().text())
                        .filter(each -> each.item() instanceof Item.Rule || each.item() instanceof Item.ChangedRule)
                        .ifPresent(rule -> out.add(Diagnostic.error(
                                        Code.X107,
                                        train.name().span(),
                                        "a rule and an experiment are both called \""
                                                + train.name().text() + "\"")
                                .also(rule.name().span(), "the rule is declared here")
                                .note("why", "an evaluation names its policies, trained or written by hand")));
            }
        }
    }

    private Units units(SourceFile file) {
        var tables = new ArrayList<Units>();
        var prelude = scopes.get(ModuleLoader.PRELUDE);
        if (prelude != null) {
            tables.add(prelude.units());
        }
        for (var each : file.imports()) {
            var module = scopes.get(each.moduleText());
            if (module != null && !tables.contains(module.units())) {
                tables.add(module.units());
            }
        }
        boolean declares =
                file.items().stream().anyMatch(each -> each instanceof Item.Dimension || each instanceof Item.Unit);
        return tables.size() == 1 && !declares
                ? tables.getFirst()
                : new UnitDeclarations().read(tables, file.items(), out);
    }

    private void declare(ModuleScope scope, Identifier name, Item item) {
        if (DeclaredName.RESERVED.contains(name.text())) {
            out.add(Diagnostic.error(
                    Code.N106, name.span(), "\"" + name.text() + "\" has a meaning of its own and cannot be declared"));
            return;
        }
        scope.declare(name.text(), new ModuleScope.Declaration(name, item, scope))
                .ifPresent(earlier -> out.add(Diagnostic.error(
                                Code.N102, name.span(), "\"" + name.text() + "\" is declared twice")
                        .also(earlier.name().span(), "first declared here, as " + DeclaredName.kind(earlier.item()))));
    }

    private <I extends Item> void distinct(
            SourceFile file, Class<I> kind, java.util.function.Function<I, Identifier> name, String word) {
        var seen = new LinkedHashMap<String, Identifier>();
        for (var item : file.items()) {
            if (!kind.isInstance(item)) {
                continue;
            }
            var each = name.apply(kind.cast(item));
            var earlier = seen.putIfAbsent(each.text(), each);
            if (earlier != null) {
                out.add(Diagnostic.error(
                                Code.N102, each.span(), "the " + word + " \"" + each.text() + "\" is declared twice")
                        .also(earlier.span(), "first declared here"));
            }
        }
    }

    private void bring(ModuleScope scope, SourceFile.Import written, ModuleScope module) {
        if (written.names().isEmpty()) {
            if (written.alias().isPresent()) {
                reportAlias(written);
            }
            for (var entry : module.declarations().entrySet()) {
                // What a module imports stays its own affair.
                if (entry.getValue().home() == module) {
                    importName(scope, written, written.module().getLast(), entry.getKey(), entry.getValue());
                }
            }
            return;
        }
        if (written.alias().isPresent() && written.names().size() > 1) {
            reportAlias(written);
        }
        for (var name : written.names()) {
            var declaration = module.find(name.text()).filter(each -> each.home() == module);
            if (declaration.isEmpty()) {
                reportMissing(written, name, module);
                continue;
            }
            var local =
                    written.alias().filter(each -> written.names().size() == 1).orElse(name);
            importName(scope, written, local, local.text(), declaration.get());
        }
    }

    private void reportAlias(SourceFile.Import written) {
        out.add(Diagnostic.error(
                        Code.N103,
                        written.alias().orElseThrow().span(),
                        "\"as\" gives one imported name another; here it is not plain which")
                .note("instead", "import " + written.moduleText() + ".{Name} as Other"));
    }

    private void importName(
            ModuleScope scope,
            SourceFile.Import written,
            Identifier at,
            String name,
            ModuleScope.Declaration declaration) {
        for (var rule : declaration.home().rules(declaration.name().text())) {
            if (rule.home() == declaration.home()) {
                scope.declare(name, rule);
            }
        }
        Optional<ModuleScope.Declaration> earlier = scope.declare(name, declaration);
        if (earlier.isEmpty() || earlier.get().item() == declaration.item()) {
            return;
        }
        boolean own = earlier.get().home() == scope;
        var fault = Diagnostic.error(
                        Code.N102,
                        own ? earlier.get().name().span() : at.span(),
                        own
                                ? "\"" + name + "\" is declared here and imported from " + written.moduleText()
                                : "\"" + name + "\" is imported from two modules")
                .also(
                        own ? at.span() : earlier.get().name().span(),
                        own ? "imported here" : "the other one is declared here");
        out.add(fault.note(
                "instead",
                "import only what is needed, with import " + written.moduleText() + ".{...}, or choose another name"));
    }

    private void reportMissing(SourceFile.Import written, Identifier name, ModuleScope module) {
        var known = module.declarations().entrySet().stream()
                .filter(each -> each.getValue().home() == module)
                .map(Map.Entry::getKey)
                .toList();
        var fault = Diagnostic.error(
                Code.N103,
                name.span(),
                written.moduleText() + " declares no \"" + name.text() + "\"" + Suggestion.hint(name.text(), known));
        var near = Suggestion.nearest(name.text(), known);
        out.add(
                near.isPresent()
                        ? fault.fix("write " + near.get(), new Diagnostic.Edit(name.span(), near.get()))
                        : fault.note(
                                "declares",
                                String.join(", ", known.stream().limit(12).toList())));
    }
}
