package org.gridlang.language.ir;

import org.gridlang.language.model.Term;

/// A truth value over nodes of a [Graph].
public sealed interface Condition {
    record Compare(Term.Comparator comparator, int left, int right) implements Condition {}

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition operand) implements Condition {}

    record Truth(boolean value) implements Condition {}
}
