package org.gridlang.language.lint;

import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DeviceMember;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;

/// Imports, members of devices, and declarations of a problem that nothing uses.
final class UnusedNames {
    private final LoadedModules loaded;
    private final Diagnostics out;
    private final Words words;

    private UnusedNames(LoadedModules loaded, Diagnostics out) {
        var text = loaded.root().text();
        this.loaded = loaded;
        this.out = out;
        this.words = new Words(new Span(text, 0, text.text().length()));
    }

    static void check(LoadedModules loaded, CheckedFile checked, Diagnostics out) {
        var names = new UnusedNames(loaded, out);
        var root = loaded.root();
        root.imports().forEach(names::imported);
        for (var item : root.items()) {
            if (item instanceof Item.Device device) {
                names.members(device);
            }
        }
        checked.problem().ifPresent(problem -> root.items().forEach(item -> names.declared(item, problem)));
    }

    private void imported(SourceFile.Import each) {
        // What is imported under another name is known by that.
        if (each.alias().isPresent()) {
            return;
        }
        var module = Optional.ofNullable(loaded.modules().get(each.moduleText()));
        if (each.names().isEmpty() && module.isPresent()) {
            boolean used = module.get().items().stream()
                    .flatMap(item -> name(item).stream())
                    .anyMatch(name -> words.count(name.text()) > pathWords(each, name.text()));
            if (!used) {
                unused(Code.W101, each.span(), "nothing of " + each.moduleText() + " is used");
            }
        }
        for (var name : each.names()) {
            if (words.count(name.text()) == 1) {
                unused(Code.W101, name.span(), name.text() + " is imported and not used");
            }
        }
    }

    /// How often the import itself has this word in its path.
    private static long pathWords(SourceFile.Import each, String word) {
        return each.module().stream().filter(part -> part.text().equals(word)).count();
    }

    private void members(Item.Device device) {
        var inside = new Words(device.span());
        for (var member : device.members()) {
            var name = switch (member) {
                case DeviceMember.Param param -> Optional.of(param.name());
                case DeviceMember.Input input -> Optional.of(input.name());
                case DeviceMember.Let let -> Optional.of(let.name());
                default -> Optional.<Identifier>empty();
            };
            if (name.isPresent() && inside.count(name.get().text()) == 1) {
                unused(
                        Code.W102,
                        name.get().span(),
                        name.get().text() + " is declared in " + device.name().text() + " and not used");
            }
        }
    }

    private void declared(Item item, ProblemModel problem) {
        var name = switch (item) {
            case Item.Function function -> Optional.of(function.name());
            case Item.Device device -> Optional.of(device.name());
            case Item.Series series when !isBound(series, problem) -> Optional.of(series.name());
            default -> Optional.<Identifier>empty();
        };
        if (name.isPresent() && words.count(name.get().text()) == 1) {
            unused(Code.W110, name.get().span(), name.get().text() + " is declared and not used");
        }
    }

    /// Whether an input takes its values from this series, which needs no word if their names agree.
    private static boolean isBound(Item.Series series, ProblemModel problem) {
        var names = problem.series().stream().map(ProblemModel.Series::name).toList();
        int index = names.indexOf(series.name().text());
        return problem.populations().stream()
                .anyMatch(each -> each.bindings().stream().anyMatch(binding -> binding.series() == index));
    }

    private static Optional<Identifier> name(Item item) {
        return switch (item) {
            case Item.Dimension each -> Optional.of(each.name());
            case Item.Unit each -> Optional.of(each.name());
            case Item.Series each -> Optional.of(each.name());
            case Item.Function each -> Optional.of(each.name());
            case Item.Feeder each -> Optional.of(each.name());
            case Item.Device each -> Optional.of(each.name());
            case Item.Rule each -> Optional.of(each.name());
            default -> Optional.empty();
        };
    }

    private void unused(Code code, Span at, String headline) {
        out.add(Diagnostic.warning(code, at, headline));
    }
}
