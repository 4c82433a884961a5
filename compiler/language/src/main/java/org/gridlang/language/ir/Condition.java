package org.gridlang.language.ir;

import java.util.List;
import java.util.stream.Stream;
import org.gridlang.language.model.Term;

/// A truth value over nodes of a [Graph].
public sealed interface Condition {
    record Compare(Term.Comparator comparator, int left, int right) implements Condition {}

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition operand) implements Condition {}

    record Truth(boolean value) implements Condition {}

    /// The nodes that it compares.
    default List<Integer> roots() {
        return switch (this) {
            case Compare(var comparator, var left, var right) -> List.of(left, right);
            case And(var left, var right) -> joined(left, right);
            case Or(var left, var right) -> joined(left, right);
            case Not(var operand) -> operand.roots();
            case Truth truth -> List.of();
        };
    }

    private static List<Integer> joined(Condition left, Condition right) {
        return Stream.concat(left.roots().stream(), right.roots().stream()).toList();
    }
}
