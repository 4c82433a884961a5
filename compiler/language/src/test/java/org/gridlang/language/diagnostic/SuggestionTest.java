package org.gridlang.language.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
    @Test
    void countsInsertionsDeletionsSubstitutionsAndSwaps() {
        assertEquals(0, Suggestion.distance("", ""));
        assertEquals(3, Suggestion.distance("", "abc"));
        assertEquals(1, Suggestion.distance("parm", "param"));
        assertEquals(1, Suggestion.distance("praam", "param"));
        assertEquals(1, Suggestion.distance("devise", "device"));
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        var known = List.of("param", "state", "action");
        assertEquals(Optional.of("param"), Suggestion.nearest("parm", known));
        assertEquals(Optional.of("state"), Suggestion.nearest("State", known));
        assertEquals(Optional.empty(), Suggestion.nearest("quantity", known));
        assertEquals(Optional.empty(), Suggestion.nearest("x", List.of("yz")));
        assertEquals(Optional.of("a1"), Suggestion.nearest("a3", List.of("a1", "a2")));
    }
}
