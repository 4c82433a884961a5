package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.FeederMember;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;

/// Puts the text of a feeder together: the elements of its base, changed and added to by its own.
final class FeederText {
    private static final List<String> SETTINGS = List.of("frequency", "regulators", "loads", "loads.scale");

    private final Diagnostics out;

    /// @param elements by group and name, in the order of declaration
    /// @param settings by key
    /// @param inherited groups and names of the elements of the base that are left
    /// @param removals what takes a bus from the feeder, by its name, or a linecode, by `linecode` and its
    ///     name
    record Parts(
            Map<String, DeclaredElement> elements,
            Map<String, DeclaredElement.Given> settings,
            Set<String> inherited,
            Map<String, Span> removals) {
        /// Whether an element comes from the base.
        boolean inherits(DeclaredElement element) {
            return inherited.contains(key(element.kind(), element.name()));
        }

        List<DeclaredElement> of(ElementKind kind) {
            return elements.values().stream()
                    .filter(each -> each.kind() == kind)
                    .toList();
        }
    }

    FeederText(Diagnostics out) {
        this.out = out;
    }

    /// The parts of a feeder; empty if it has no usable base.
    Optional<Parts> read(Item.Feeder feeder, ModuleScope scope) {
        return read(feeder, scope, new ArrayList<>());
    }

    private Optional<Parts> read(Item.Feeder feeder, ModuleScope scope, List<Item.Feeder> above) {
        if (above.contains(feeder)) {
            out.add(Diagnostic.error(
                    Code.N104, feeder.name().span(), "feeder " + feeder.name().text() + " is made from itself"));
            return Optional.empty();
        }
        above.add(feeder);
        var elements = new LinkedHashMap<String, DeclaredElement>();
        var settings = new LinkedHashMap<String, DeclaredElement.Given>();
        if (feeder.base().isPresent()) {
            var base = base(feeder.base().get(), scope)
                    .flatMap(each -> read((Item.Feeder) each.item(), each.home(), above));
            if (base.isEmpty()) {
                return Optional.empty();
            }
            elements.putAll(base.get().elements());
            settings.putAll(base.get().settings());
        }
        var inherited = new HashSet<>(elements.keySet());
        var removals = new HashMap<String, Span>();
        var own = new LinkedHashMap<String, DeclaredElement.Given>();
        for (var member : feeder.members()) {
            switch (member) {
                case FeederMember.Setting setting -> setting(setting, scope, own);
                case FeederMember.Element element -> element(feeder, element, scope, elements, inherited);
                case FeederMember.Removal removal -> removal(removal, elements, inherited, removals);
            }
        }
        settings.putAll(own);
        return Optional.of(new Parts(elements, settings, inherited, removals));
    }

    private Optional<ModuleScope.Declaration> base(Identifier name, ModuleScope scope) {
        var found = scope.find(name.text());
        if (found.isPresent() && found.get().item() instanceof Item.Feeder) {
            return found;
        }
        var feeders = scope.declarations().entrySet().stream()
                .filter(each -> each.getValue().item() instanceof Item.Feeder)
                .map(Map.Entry::getKey)
                .toList();
        var headline = found.map(
                        each -> "\"" + name.text() + "\" is " + DeclaredName.kind(each.item()) + ", not a feeder")
                .orElse("there is no feeder \"" + name.text() + "\"" + Suggestion.hint(name.text(), feeders));
        out.add(Diagnostic.error(Code.N101, name.span(), headline));
        return Optional.empty();
    }

    private void setting(FeederMember.Setting setting, ModuleScope scope, Map<String, DeclaredElement.Given> own) {
        var key = setting.entry().keyText();
        var at = setting.entry().key().getFirst().span();
        if (!SETTINGS.contains(key)) {
            out.add(Diagnostic.error(
                            Code.N107, at, "a feeder has no setting \"" + key + "\"" + Suggestion.hint(key, SETTINGS))
                    .note("known", String.join(", ", SETTINGS)));
            return;
        }
        var earlier = own.putIfAbsent(key, new DeclaredElement.Given(setting.entry(), scope));
        if (earlier != null) {
            out.add(Diagnostic.error(Code.N108, at, "the setting " + key + " is given twice")
                    .also(earlier.entry().span(), "first given here"));
        }
    }

    private void element(
            Item.Feeder feeder,
            FeederMember.Element written,
            ModuleScope scope,
            Map<String, DeclaredElement> elements,
            Set<String> inherited) {
        var kind = kind(written.kind());
        if (kind.isEmpty()) {
            return;
        }
        var key = key(kind.get(), written.name());
        var known = elements.get(key);
        var entries = entries(written, scope);
        boolean isPlaced = !written.terminals().isEmpty() || written.phases().isPresent();
        if (known != null && inherited.contains(key) && !isPlaced && known.kind() == kind.get()) {
            elements.put(key, known.with(entries));
            return;
        }
        if (known != null) {
            out.add(Diagnostic.error(
                            Code.F106,
                            written.name().span(),
                            "the " + kind.get().word() + " " + written.name().text() + " is declared twice")
                    .also(known.name().span(), "first declared here")
                    .note(
                            "instead",
                            "to change an element of a base feeder, give only the entries that change, without ends"));
            return;
        }
        if (kind.get().ends() != ElementKind.Ends.NONE && !isPlaced) {
            if (feeder.base().isPresent()) {
                reportUnknown(written, kind.get(), elements);
            } else {
                reportEnds(written, kind.get());
            }
            return;
        }
        if (!endsFit(written, kind.get())) {
            reportEnds(written, kind.get());
            return;
        }
        var phases = phases(written, kind.get());
        var fromPhases = written.terminals().stream()
                .flatMap(terminal -> terminal.phases().stream())
                .findFirst()
                .map(this::numbers)
                .orElse(phases);
        if (phases.isPresent()
                && fromPhases.isPresent()
                && samePhases(written, kind.get(), fromPhases.get(), phases.get())) {
            elements.put(
                    key,
                    new DeclaredElement(
                            kind.get(),
                            written.name(),
                            written.terminals(),
                            fromPhases.get(),
                            phases.get(),
                            written.span(),
                            entries));
        }
    }

    private Optional<ElementKind> kind(Identifier written) {
        var kind = ElementKind.of(written.text());
        if (kind.isEmpty()) {
            var word = written.text();
            var fault = Diagnostic.error(
                            Code.F101,
                            written.span(),
                            "there is no element \"" + word + "\"" + Suggestion.hint(word, ElementKind.words()))
                    .note("known", String.join(", ", ElementKind.words()));
            out.add(Suggestion.nearest(word, ElementKind.words())
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(written.span(), each)))
                    .orElse(fault));
        }
        return kind;
    }

    private static String key(ElementKind kind, Identifier name) {
        return kind.group() + " " + name.text();
    }

    private void removal(
            FeederMember.Removal removal,
            Map<String, DeclaredElement> elements,
            Set<String> inherited,
            Map<String, Span> removals) {
        var kind = kind(removal.kind());
        if (kind.isEmpty()) {
            return;
        }
        var key = key(kind.get(), removal.name());
        var known = elements.get(key);
        if (known != null && known.kind() == kind.get() && inherited.remove(key)) {
            elements.remove(key);
            known.terminals().forEach(each -> removals.put(each.bus().value(), removal.span()));
            if (kind.get() == ElementKind.LINECODE) {
                removals.put(key, removal.span());
            }
            return;
        }
        var names = elements.values().stream()
                .filter(each -> each.kind() == kind.get() && inherited.contains(key(each.kind(), each.name())))
                .map(each -> each.name().text())
                .toList();
        var name = removal.name();
        var fault = Diagnostic.error(
                Code.F107,
                name.span(),
                "the base of this feeder has no " + kind.get().word() + " \"" + name.text() + "\" to remove"
                        + Suggestion.hint(name.text(), names));
        if (known != null) {
            out.add(fault.also(known.name().span(), "a " + known.kind().word() + " of this name"));
            return;
        }
        out.add(Suggestion.nearest(name.text(), names)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                .orElse(fault));
    }

    /// Only the two sides of a transformer may differ in their number of phases.
    private boolean samePhases(
            FeederMember.Element written, ElementKind kind, List<Integer> fromPhases, List<Integer> phases) {
        boolean fits = switch (kind) {
            case TRANSFORMER -> true;
            case REGULATOR -> fromPhases.equals(phases);
            default -> fromPhases.size() == phases.size();
        };
        if (!fits) {
            out.add(Diagnostic.error(
                    Code.F111,
                    written.name().span(),
                    kind.word() + " " + written.name().text() + " has the phases "
                            + NetworkAssembly.letters(fromPhases) + " at one end and "
                            + NetworkAssembly.letters(phases) + " at the other"));
        }
        return fits;
    }

    private void reportUnknown(FeederMember.Element written, ElementKind kind, Map<String, DeclaredElement> elements) {
        var names = elements.values().stream()
                .filter(each -> each.kind() == kind)
                .map(each -> each.name().text())
                .toList();
        var name = written.name();
        var fault = Diagnostic.error(
                Code.F107,
                name.span(),
                "the feeder has no " + kind.word() + " \"" + name.text() + "\" to change"
                        + Suggestion.hint(name.text(), names));
        out.add(Suggestion.nearest(name.text(), names)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                .orElse(fault.note(
                        "instead",
                        "to add one, say where it is: " + kind.word() + " " + name.text()
                                + (kind.ends() == ElementKind.Ends.AT ? " at \"...\"" : " from \"...\" to \"...\"")
                                + " phases abc { ... }")));
    }

    private Map<String, DeclaredElement.Given> entries(FeederMember.Element written, ModuleScope scope) {
        var entries = new LinkedHashMap<String, DeclaredElement.Given>();
        for (var entry : written.entries()) {
            var earlier = entries.putIfAbsent(entry.keyText(), new DeclaredElement.Given(entry, scope));
            if (earlier != null) {
                out.add(Diagnostic.error(
                                Code.N108,
                                entry.key().getFirst().span(),
                                "the entry " + entry.keyText() + " is given twice")
                        .also(earlier.entry().span(), "first given here"));
            }
        }
        return entries;
    }

    private static boolean endsFit(FeederMember.Element written, ElementKind kind) {
        var prepositions = written.terminals().stream()
                .map(FeederMember.Terminal::preposition)
                .toList();
        return switch (kind.ends()) {
            case NONE -> prepositions.isEmpty() && written.phases().isEmpty();
            case AT -> prepositions.equals(List.of(FeederMember.Preposition.AT));
            case FROM_TO -> prepositions.equals(List.of(FeederMember.Preposition.FROM, FeederMember.Preposition.TO));
            case EITHER ->
                prepositions.equals(List.of(FeederMember.Preposition.AT))
                        || prepositions.equals(List.of(FeederMember.Preposition.FROM, FeederMember.Preposition.TO));
        };
    }

    private void reportEnds(FeederMember.Element written, ElementKind kind) {
        var name = kind.word() + " " + written.name().text();
        out.add(Diagnostic.error(
                Code.F111,
                written.name().span(),
                switch (kind.ends()) {
                    case NONE -> name + " has no ends and no phases";
                    case AT -> name + " needs its bus: " + name + " at \"...\" phases abc { ... }";
                    case EITHER -> name + " needs its bus or two ends: " + name + " at \"...\" phases abc { ... }";
                    case FROM_TO -> name + " needs two ends: " + name + " from \"...\" to \"...\" phases abc { ... }";
                }));
    }

    private Optional<List<Integer>> phases(FeederMember.Element written, ElementKind kind) {
        if (kind.ends() == ElementKind.Ends.NONE) {
            return Optional.of(List.of());
        }
        if (written.phases().isEmpty()) {
            out.add(Diagnostic.error(
                    Code.F111,
                    written.name().span(),
                    kind.word() + " " + written.name().text() + " needs its phases, for example phases abc"));
            return Optional.empty();
        }
        return numbers(written.phases().get());
    }

    private Optional<List<Integer>> numbers(Identifier letters) {
        var numbers = new ArrayList<Integer>();
        for (char letter : letters.text().toCharArray()) {
            int number = "abcn".indexOf(letter) + 1;
            if (number == 0 || numbers.contains(number)) {
                out.add(
                        Diagnostic.error(
                                Code.F111,
                                letters.span(),
                                "phases are the letters a, b, c and, for the neutral, n, each at most once, for example abc or can"));
                return Optional.empty();
            }
            numbers.add(number);
        }
        return Optional.of(numbers);
    }
}
