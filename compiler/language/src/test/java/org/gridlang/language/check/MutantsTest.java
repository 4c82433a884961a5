package org.gridlang.language.check;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.resolve.Resolver;
import org.gridlang.language.unit.Unit;
import org.junit.jupiter.api.Test;

/// Changes the example at random: a changed unit is always found, and nothing that anybody could type makes the
/// checker itself fail.
final class MutantsTest {
    private static final Pattern COMMENT = Pattern.compile("//.*");
    /// A unit behind a number, or inside of brackets behind one.
    private static final Pattern UNIT =
            Pattern.compile("(?<=[0-9] )(%|[$€£]|[A-Za-z]+)|(?<=[\\[/])(%|[$€£]|[A-Za-z]+)(?=[]/])");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final String example =
            COMMENT.matcher(Programs.example("ieee123_flex")).replaceAll("");

    @Test
    void aChangedUnitIsAlwaysFound() {
        var units = units();
        var places = places(UNIT, units);
        assertTrue(places.size() > 40, "the example has many units");
        for (int round = 0; round < 30; round++) {
            var place = places.get(random.nextInt(places.size()));
            var old = Objects.requireNonNull(units.get(example.substring(place[0], place[1])));
            var others = units.values().stream()
                    .filter(each -> !each.dimension().equals(old.dimension()))
                    .toList();
            var instead = others.get(random.nextInt(others.size())).name();
            var mutant = replaced(place, instead);
            var out = new Diagnostics();
            check(mutant, out);
            assertTrue(
                    out.hasErrors(),
                    () -> old.name() + " to " + instead + " at " + place[0] + " was not found, seed " + seed);
        }
    }

    @Test
    void misspeltNamesNeverMakeTheCheckerFail() {
        rounds(25, text -> {
            var words = places(WORD, Map.of());
            var place = words.get(random.nextInt(words.size()));
            return replaced(place, misspelt(example.substring(place[0], place[1])));
        });
    }

    @Test
    void missingAndRepeatedPartsNeverMakeTheCheckerFail() {
        rounds(25, text -> {
            var lines = new ArrayList<>(text.lines().toList());
            int from = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(from);
                case 1 -> lines.add(from, lines.get(random.nextInt(lines.size())));
                default -> {
                    int to = random.nextInt(lines.size());
                    var line = lines.get(from);
                    lines.set(from, lines.get(to));
                    lines.set(to, line);
                }
            }
            return String.join("\n", lines) + "\n";
        });
    }

    @Test
    void swappedWordsNeverMakeTheCheckerFail() {
        rounds(25, text -> {
            var words = places(WORD, Map.of());
            var place = words.get(random.nextInt(words.size()));
            var other = words.get(random.nextInt(words.size()));
            return replaced(place, example.substring(other[0], other[1]));
        });
    }

    private void rounds(int count, UnaryOperator<String> mutate) {
        for (int round = 0; round < count; round++) {
            check(mutate.apply(example), new Diagnostics());
        }
    }

    private void check(String text, Diagnostics out) {
        try {
            Programs.check(text, out);
            new Renderer(false).render(out.sorted());
        } catch (RuntimeException | StackOverflowError failure) {
            fail("seed " + seed + "\n" + text, failure);
        }
    }

    private static Map<String, Unit> units() {
        var out = new Diagnostics();
        var loaded = Programs.load("main.grid", Map.of("main.grid", "library main\n"), out)
                .orElseThrow();
        return Resolver.resolve(loaded, out).root().units().units();
    }

    /// Start and end of each match outside of texts that is a key, or of each such match if there are no keys.
    private List<int[]> places(Pattern pattern, Map<String, Unit> keys) {
        var places = new ArrayList<int[]>();
        var matcher = pattern.matcher(example);
        while (matcher.find()) {
            boolean quoted = example.substring(0, matcher.start())
                                    .chars()
                                    .filter(each -> each == '"')
                                    .count()
                            % 2
                    == 1;
            if (!quoted && (keys.isEmpty() || keys.containsKey(matcher.group()))) {
                places.add(new int[] {matcher.start(), matcher.end()});
            }
        }
        return places;
    }

    private String replaced(int[] place, String text) {
        return example.substring(0, place[0]) + text + example.substring(place[1]);
    }

    private String misspelt(String word) {
        int at = random.nextInt(word.length());
        return switch (random.nextInt(3)) {
            case 0 -> word.length() == 1 ? "z" : word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at);
            default -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
        };
    }
}
