package org.gridlang.language.check.expression;

import java.util.List;
import org.gridlang.language.model.Term;

/// What a name, a path or a call stands for at its place.
public sealed interface Meaning {
    /// A number with a dimension.
    record Quantity(Term term) implements Meaning {}

    /// A text, for example `load.name`.
    record Word(String text) implements Meaning {}

    /// The phases of an element, 1 to 3: their count where a number is needed.
    record Phases(List<Integer> numbers) implements Meaning {
        public Phases {
            numbers = List.copyOf(numbers);
        }
    }

    /// Something that is wrong and has been reported.
    record Fault() implements Meaning {}

    Meaning FAULT = new Fault();
}
