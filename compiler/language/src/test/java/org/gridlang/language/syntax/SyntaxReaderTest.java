package org.gridlang.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.gridlang.grammar.GridLexer;
import org.gridlang.grammar.GridParser;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.library.FileSource;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SyntaxReaderTest {
    private static final Path CASES = Golden.area("syntax");

    static Stream<Path> badFiles() {
        return files().filter(file -> !Golden.beside(file, ".tree").toFile().exists());
    }

    static Stream<Path> goodFiles() {
        return files().filter(file -> Golden.beside(file, ".tree").toFile().exists());
    }

    private static Stream<Path> files() {
        return Golden.filesOf(CASES).stream().filter(file -> file.toString().endsWith(".grid"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void faultsAreExplained(Path file) {
        var out = new Diagnostics();
        read(file, out);
        assertTrue(out.hasErrors(), "a case without a .tree has faults");
        Golden.assertMatches(Golden.beside(file, ".diag"), new Renderer(false).render(out.sorted()));
    }

    /// A fix is only offered when sure: it mends what it is about and does no harm.
    @ParameterizedTest
    @MethodSource("badFiles")
    void fixesMend(Path file) {
        var out = new Diagnostics();
        var text = read(file, out).text();
        for (Diagnostic each : out.sorted()) {
            if (each.fix().isEmpty()) {
                continue;
            }
            var after = new Diagnostics();
            SyntaxReader.read(
                    new SourceText(text.name(), applied(text.text(), each.fix().get())), after);
            assertTrue(
                    after.sorted().size() < out.sorted().size(),
                    () -> "after `" + each.fix().get().title() + "`:\n" + new Renderer(false).render(after.sorted()));
        }
    }

    private static String applied(String text, Diagnostic.Fix fix) {
        var result = new StringBuilder(text);
        for (var edit : fix.edits().reversed()) {
            result.replace(edit.span().start(), edit.span().end(), edit.replacement());
        }
        return result.toString();
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void treesAreComplete(Path file) {
        var out = new Diagnostics();
        var tree = read(file, out);
        assertEquals(List.of(), out.sorted());
        Golden.assertMatches(Golden.beside(file, ".tree"), TreeDump.of(tree));
    }

    /// Leaves cover exactly their text, and parents cover their children.
    @ParameterizedTest
    @MethodSource("goodFiles")
    void spansCoverTheText(Path file) {
        checkSpans(read(file, new Diagnostics()), Optional.empty());
    }

    private static void checkSpans(Object value, Optional<Span> around) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(each -> checkSpans(each, around));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> checkSpans(each, around));
        } else if (value instanceof Record node && !(node instanceof Span)) {
            var span = TreeDump.components(node).stream()
                    .filter(Span.class::isInstance)
                    .map(Span.class::cast)
                    .findFirst();
            span.ifPresent(own -> around.ifPresent(outer -> assertTrue(
                    outer.start() <= own.start() && own.end() <= outer.end(),
                    () -> node + " at " + own + " lies outside of what holds it")));
            switch (node) {
                case Identifier name ->
                    assertEquals(name.text(), name.span().text().replace("\"", ""));
                case Expression.Name name ->
                    assertEquals(name.text(), name.span().text());
                case Expression.Date date ->
                    assertEquals(date.value().toString(), date.span().text());
                case DimensionExpression.Named name ->
                    assertEquals(name.name(), name.span().text());
                default -> {
                    // Only leaves have a text of their own.
                }
            }
            TreeDump.components(node).forEach(each -> checkSpans(each, span.or(() -> around)));
        }
    }

    @Test
    void everyGoldenHasItsInput() {
        var inputs = files().map(file -> Golden.beside(file, "")).collect(Collectors.toSet());
        for (Path file : Golden.filesOf(CASES)) {
            assertTrue(inputs.contains(Golden.beside(file, "")), () -> file + " has no .grid beside it");
        }
    }

    /// No sample leaves the parser a choice between two readings, nor makes it look at more than the text at
    /// hand.
    @Test
    void theGrammarIsUnambiguous() {
        var samples = new ArrayList<SourceText>();
        goodFiles().forEach(file -> samples.add(new SourceText(file.toString(), Golden.read(file))));
        var standard = new StandardSource();
        for (String module : standard.modules()) {
            if (standard.read(FileSource.pathOf(module)) instanceof FileSource.Reading.Found found) {
                samples.add(
                        new SourceText(module, new String(found.content(), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        for (SourceText sample : samples) {
            var faults = new TreeSet<String>();
            var parser = new GridParser(new CommonTokenStream(new GridLexer(CharStreams.fromString(sample.text()))));
            parser.removeErrorListeners();
            parser.addErrorListener(new AmbiguityListener(fault -> faults.add(sample.name() + ": " + fault)));
            parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
            parser.file();
            assertEquals(new TreeSet<String>(), faults);
        }
    }

    private static final class AmbiguityListener extends DiagnosticErrorListener {
        private final Consumer<String> faults;

        AmbiguityListener(Consumer<String> faults) {
            super(false);
            this.faults = faults;
        }

        @Override
        public void reportAmbiguity(
                Parser recognizer,
                DFA dfa,
                int startIndex,
                int stopIndex,
                boolean exact,
                java.util.BitSet alternatives,
                ATNConfigSet configs) {
            var start = recognizer.getTokenStream().get(startIndex);
            faults.accept("line " + start.getLine() + ", decision " + getDecisionDescription(recognizer, dfa));
        }

        @Override
        public void syntaxError(
                org.antlr.v4.runtime.Recognizer<?, ?> recognizer,
                Object offendingSymbol,
                int line,
                int column,
                String message,
                org.antlr.v4.runtime.RecognitionException exception) {
            faults.accept("line " + line + ": " + message);
        }
    }

    /// Tokens dropped, doubled, swapped and replaced at random: always a tree and a fault or none, never an
    /// exception, and every diagnostic can be shown.
    @Test
    void brokenFilesAreRead() {
        long seed = Long.getLong("seed", 20_260_427L);
        System.out.println("SyntaxReaderTest.brokenFilesAreRead: -Dseed=" + seed);
        var random = new Random(seed);
        String text = Golden.read(CASES.resolve("ieee123_flex.grid"));
        var lexer = new GridLexer(CharStreams.fromString(text));
        var tokens = List.<Token>copyOf(lexer.getAllTokens());
        for (int round = 0; round < 500; round++) {
            String mutant = mutant(tokens, random);
            var out = new Diagnostics();
            SyntaxReader.read(new SourceText("mutant.grid", mutant), out);
            for (Diagnostic each : out.sorted()) {
                assertFalse(new Renderer(false).render(each).isEmpty());
            }
        }
    }

    /// One slip gives one message: whichever token of the example is missing.
    @Test
    void oneMissingTokenIsOneFault() {
        String text = Golden.read(CASES.resolve("ieee123_flex.grid"));
        for (Token token : new GridLexer(CharStreams.fromString(text)).getAllTokens()) {
            var out = new Diagnostics();
            String without = text.substring(0, token.getStartIndex()) + text.substring(token.getStopIndex() + 1);
            SyntaxReader.read(new SourceText("without.grid", without), out);
            assertTrue(
                    out.sorted().size() <= 1,
                    () -> "without `" + token.getText() + "` of line " + token.getLine() + ":\n"
                            + new Renderer(false).render(out.sorted()));
        }
    }

    private static String mutant(List<Token> original, Random random) {
        var texts = new ArrayList<>(original.stream().map(Token::getText).toList());
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(texts.size());
            int other = random.nextInt(texts.size());
            switch (random.nextInt(5)) {
                case 0 -> texts.set(at, "");
                case 1 -> texts.set(at, texts.get(at) + " " + texts.get(at));
                case 2 -> java.util.Collections.swap(texts, at, other);
                case 3 -> texts.set(at, texts.get(other));
                default ->
                    texts.set(at, texts.get(at).substring(0, texts.get(at).length() / 2));
            }
        }
        // Each stays on the line of the token it stands for.
        var text = new StringBuilder();
        int line = 1;
        for (int i = 0; i < texts.size(); i++) {
            int next = original.get(i).getLine();
            text.append(next > line ? "\n".repeat(next - line) : " ").append(texts.get(i));
            line = next;
        }
        return text.append('\n').toString();
    }

    /// What grows in one direction must not be paid for with stack.
    @Test
    void largeAndDeepFilesAreRead() throws InterruptedException {
        var repeated = "problem large\n\n" + "profile p: Power = 3 kW + 4 kW * (2 + 1)\n".repeat(25_000);
        assertEquals(List.of(), codes(repeated));
        String prefix = "problem deep\n\nprofile p: Power = ";
        assertEquals(List.of("S115"), codes(prefix + "1 + ".repeat(100_000) + "1\n"));
        assertEquals(List.of("S115"), codes(prefix + "-".repeat(100_000) + "1\n"));
        assertEquals(List.of("S115"), codes(prefix + "2^".repeat(100_000) + "1\n"));
        assertEquals(List.of("S115"), codes(prefix + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "\n"));
        assertEquals(List.of("S115"), codes(prefix + "[".repeat(1_000) + "\n"));
        assertEquals(List.of("S115"), codes(prefix + "if a then b else ".repeat(50_000) + "1\n"));
        assertEquals(List.of("S115"), codes(prefix + "a" + ".b".repeat(50_000) + "\n"));
        assertEquals(List.of("S116"), codes("This is a line of prose.\n".repeat(40_000)));
        assertEquals(
                100,
                codes("problem strays\n\n" + "profile § § §\n".repeat(10_000)).size());
        assertEquals(List.of(), codes(prefix + "1 + ".repeat(300) + "(".repeat(90) + "1" + ")".repeat(90) + "\n"));
    }

    /// Read with the stack of a small thread, so that the test does not depend on the machine's default.
    private static List<String> codes(String text) throws InterruptedException {
        var out = new Diagnostics();
        var failure = new ArrayList<Throwable>();
        var thread =
                new Thread(null, () -> SyntaxReader.read(new SourceText("large.grid", text), out), "reader", 512 << 10);
        thread.setUncaughtExceptionHandler((ignored, thrown) -> failure.add(thrown));
        thread.start();
        thread.join();
        assertEquals(List.of(), failure);
        return out.sorted().stream().map(each -> each.code().name()).toList();
    }

    private static SourceFile read(Path file, Diagnostics out) {
        return SyntaxReader.read(new SourceText(file.getFileName().toString(), Golden.read(file)), out);
    }
}
