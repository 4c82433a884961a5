package org.gridlang.language.mutation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;

/// Makes mutants of one good program, and knows for some of them that they must be refused:
/// * a unit of another dimension, where the dimension matters;
/// * a name misspelt into one that nothing has, where something is meant by it or it is needed elsewhere;
/// * a member of a device taken for one of another dimension;
/// * a unit or a bracket left out.
final class Mutator {
    private static final List<Mutant.Kind> KINDS = List.of(Mutant.Kind.values());

    private final String name;
    private final SourceFile file;
    private final Map<String, Unit> units;
    private final Map<String, DeviceModel> devices;
    private final Random random;
    private final List<Leaf> leaves;
    private final List<? extends Token> tokens;

    /// @param devices of this file by name
    Mutator(String name, SourceFile file, Map<String, Unit> units, Map<String, DeviceModel> devices, Random random) {
        this.name = name;
        this.file = file;
        this.units = units;
        this.devices = devices;
        this.random = random;
        this.leaves = Leaf.of(file);
        this.tokens = new GridLexer(CharStreams.fromString(file.text().text()))
                .getAllTokens().stream()
                        .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                        .filter(token -> !token.getText().startsWith("///"))
                        .toList();
    }

    Mutant next() {
        while (true) {
            var mutant = switch (KINDS.get(random.nextInt(KINDS.size()))) {
                case UNIT -> unit();
                case MISSPELT -> misspelt();
                case RENAMED -> renamed();
                case DROPPED -> dropped();
                case SWAPPED -> swapped();
            };
            if (mutant.isPresent()) {
                return mutant.get();
            }
        }
    }

    private Optional<Mutant> unit() {
        var leaf = any(leaves, Leaf.Kind.UNIT);
        var old = leaf.map(Leaf::text).map(units::get);
        if (old.isEmpty()) {
            return Optional.empty();
        }
        var others = units.values().stream()
                .filter(each -> !each.dimension().equals(old.get().dimension()))
                .sorted(java.util.Comparator.comparing(Unit::name))
                .toList();
        String instead = pick(others).name();
        return Optional.of(
                replacing(Mutant.Kind.UNIT, matters(leaf.get()), leaf.get().span(), instead));
    }

    private Optional<Mutant> misspelt() {
        var leaf = pick(leaves);
        if (leaf.kind() == Leaf.Kind.UNIT
                || leaf.text().isEmpty()
                || leaf.text().startsWith("\"")) {
            return Optional.empty();
        }
        String word = leaf.text();
        int at = random.nextInt(word.length() + 1);
        String instead = word.substring(0, at) + "zq" + word.substring(at);
        boolean certain = leaf.kind() != Leaf.Kind.DECLARATION || used(leaf);
        return Optional.of(replacing(Mutant.Kind.MISSPELT, certain, leaf.span(), instead));
    }

    /// Whether the name of a declaration stands elsewhere, within its item or, if it names the item, in the file.
    private boolean used(Leaf declaration) {
        boolean namesItem =
                declaration.item().filter(each -> namesItem(each, declaration)).isPresent();
        return leaves.stream()
                .filter(each -> each.kind() == Leaf.Kind.REFERENCE || each.kind() == Leaf.Kind.DIMENSION)
                .filter(each -> each.text().equals(declaration.text()))
                .anyMatch(each -> namesItem
                        ? !each.item().equals(declaration.item())
                        : each.item().equals(declaration.item()));
    }

    /// The name of an item comes before all else in it.
    private boolean namesItem(Item item, Leaf declaration) {
        return leaves.stream()
                .filter(each -> each.item().filter(item::equals).isPresent())
                .findFirst()
                .filter(declaration::equals)
                .isPresent();
    }

    private Optional<Mutant> renamed() {
        var leaf = any(leaves, Leaf.Kind.REFERENCE);
        if (leaf.isEmpty()) {
            return Optional.empty();
        }
        var device = leaf.get()
                .item()
                .filter(Item.Device.class::isInstance)
                .map(each -> devices.get(((Item.Device) each).name().text()));
        var members = device.map(Mutator::dimensions).orElse(Map.of());
        var old = members.get(leaf.get().text());
        boolean member = old != null && random.nextBoolean();
        String instead =
                member ? pick(List.copyOf(members.keySet())) : pick(leaves).text();
        if (instead.equals(leaf.get().text()) || instead.startsWith("\"")) {
            return Optional.empty();
        }
        var other = members.get(instead);
        // Squares of active and of reactive power may be added, so these two may stand for each other.
        boolean certain =
                old != null && other != null && !old.asActive().equals(other.asActive()) && matters(leaf.get());
        return Optional.of(replacing(Mutant.Kind.RENAMED, certain, leaf.get().span(), instead));
    }

    private static Map<String, Dimension> dimensions(DeviceModel device) {
        var found = new java.util.TreeMap<String, Dimension>();
        device.params().forEach(each -> found.put(each.name(), each.dimension()));
        device.states().forEach(each -> found.put(each.name(), each.dimension()));
        device.actions().forEach(each -> found.put(each.name(), each.dimension()));
        device.lets().forEach(each -> found.put(each.name(), each.dimension()));
        return found;
    }

    private Optional<Mutant> dropped() {
        var token = pick(tokens);
        var span = span(token);
        boolean bracket = Set.of("(", ")", "[", "]", "{", "}").contains(token.getText());
        boolean unit = leaves.stream()
                .filter(each -> each.kind() == Leaf.Kind.UNIT && matters(each))
                .filter(each -> each.span().start() == span.start())
                .map(each -> Objects.requireNonNull(units.get(each.text())))
                .anyMatch(each -> !each.dimension().isNone());
        var mutant = replacing(Mutant.Kind.DROPPED, bracket || unit, span, "");
        var lines = new HashSet<>(mutant.lines());
        if (bracket) {
            around(tokens.indexOf(token)).forEach(each -> lines.add(each.getLine()));
        }
        return Optional.of(new Mutant(
                mutant.kind(), mutant.certain(), mutant.text(), lines, mutant.names(), mutant.description()));
    }

    /// The brackets that hold the one at this index, its partner, and those in between: which of them is left over when
    /// it is gone cannot be told.
    private List<Token> around(int index) {
        var open = new ArrayDeque<Token>();
        for (Token token : tokens.subList(0, index)) {
            if ("([{".contains(token.getText())) {
                open.push(token);
            } else if (")]}".contains(token.getText())) {
                open.pop();
            }
        }
        var found = new ArrayList<Token>(open);
        int depth = "([{".contains(tokens.get(index).getText()) ? 1 : 0;
        for (int at = index + 1; at < tokens.size() && depth > 0; at++) {
            String text = tokens.get(at).getText();
            depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
            found.add(tokens.get(at));
        }
        return found;
    }

    private Optional<Mutant> swapped() {
        int at = random.nextInt(tokens.size() - 1);
        var first = span(tokens.get(at));
        var second = span(tokens.get(at + 1));
        if (first.text().equals(second.text())) {
            return Optional.empty();
        }
        String text = file.text().text();
        String instead = second.text() + text.substring(first.end(), second.start()) + first.text();
        return Optional.of(replacing(Mutant.Kind.SWAPPED, false, first.to(second), instead));
    }

    /// Definitions of units give them their dimensions, and observations may have any.
    private boolean matters(Leaf leaf) {
        return !leaf.free() && leaf.item().filter(Item.Unit.class::isInstance).isEmpty();
    }

    private Mutant replacing(Mutant.Kind kind, boolean certain, Span span, String instead) {
        String text = file.text().text();
        var names = new HashSet<>(Set.of(span.text(), instead));
        return new Mutant(
                kind,
                certain,
                text.substring(0, span.start()) + instead + text.substring(span.end()),
                Set.of(span.line()),
                names.stream().filter(each -> !each.isBlank()).collect(Collectors.toSet()),
                name + ":" + span.line() + ": `" + span.text() + "` became `" + instead + "` in `"
                        + file.text().line(span.line()).strip() + "`");
    }

    private Span span(Token token) {
        return new Span(file.text(), token.getStartIndex(), token.getStopIndex() + 1);
    }

    private Optional<Leaf> any(List<Leaf> all, Leaf.Kind kind) {
        var some = all.stream().filter(each -> each.kind() == kind).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(pick(some));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
