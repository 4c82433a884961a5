package org.gridlang.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gridlang.language.check.Checker;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.JsonRenderer;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.library.MemorySource;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.lower.DeviceLowering;

/// Whatever a file holds, checking it ends with diagnostics that can be shown, never with an exception.
///
/// To search for ten minutes, one method at a time:
/// ```
/// JAZZER_FUZZ=1 ./mvnw -Pfuzz -Dquick test -pl compiler/fuzz -am -Dtest='CheckerFuzzTest#tokens' \
///   -Dsurefire.failIfNoSpecifiedTests=false
/// ```
/// A file that makes the checker fail is left among the resources of `compiler/language`, where `FindsTest` replays it
/// in every build.
final class CheckerFuzzTest {
    private static final Path RESOURCES = Path.of("../language/src/test/resources");
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"\n]*\"|[A-Za-z_][A-Za-z_0-9]*|[0-9][0-9_]*(?:\\.[0-9]+)?|\\s+|[=!<>]=|\\.\\.|.");
    private static final List<String> SEEDS = seeds();
    private static final List<String> WORDS = words();

    /// Any bytes.
    @FuzzTest(maxDuration = "10m")
    void bytes(byte[] content) {
        check(new String(content, StandardCharsets.UTF_8));
    }

    /// A good or nearly good file, with some of its tokens dropped, doubled, and replaced by others.
    @FuzzTest(maxDuration = "10m")
    void tokens(FuzzedDataProvider data) {
        var tokens = new ArrayList<>(tokensOf(data.pickValue(SEEDS)));
        for (int change = data.consumeInt(1, 8); change > 0 && !tokens.isEmpty(); change--) {
            int at = data.consumeInt(0, tokens.size() - 1);
            switch (data.consumeInt(0, 4)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(at));
                case 2 -> tokens.set(at, data.pickValue(WORDS));
                case 3 -> tokens.add(at, data.pickValue(WORDS));
                default -> tokens.set(at, data.consumeString(6));
            }
        }
        check(String.join("", tokens));
    }

    private static void check(String text) {
        try {
            var out = new Diagnostics();
            ModuleLoader.load(new StandardSource(), new MemorySource(Map.of("main.grid", text)), "main.grid", out)
                    .flatMap(each -> Checker.check(each, out))
                    .ifPresent(file -> file.devices().values().forEach(each -> DeviceLowering.lower(each, out)));
            var found = out.sorted();
            new Renderer(false).render(found);
            new JsonRenderer().render(found);
        } catch (RuntimeException | StackOverflowError failure) {
            keep(text);
            throw failure;
        }
    }

    private static void keep(String text) {
        try {
            Path finds = Files.createDirectories(RESOURCES.resolve("finds"));
            Files.writeString(finds.resolve("find_%08x.grid".formatted(text.hashCode())), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> seeds() {
        try (var files = Files.walk(RESOURCES.resolve("cases"))) {
            var seeds = new ArrayList<String>();
            for (Path file : files.filter(each -> each.toString().endsWith(".grid") && Files.isRegularFile(each))
                    .sorted()
                    .toList()) {
                seeds.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return seeds;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> words() {
        return SEEDS.stream()
                .flatMap(each -> tokensOf(each).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> tokensOf(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
