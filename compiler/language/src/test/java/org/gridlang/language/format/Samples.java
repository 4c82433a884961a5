package org.gridlang.language.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.syntax.SyntaxReader;

/// Every text of the repository that the reader accepts: examples, the standard library, test cases,
/// goldens of the formatter, and the blocks in the documentation.
final class Samples {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Pattern BLOCK =
            Pattern.compile("^```grid[^\\n]*\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private Samples() {}

    static List<SourceText> all() {
        var samples = new ArrayList<SourceText>();
        for (Path file : files(".grid", ".in", ".out")) {
            samples.add(new SourceText(name(file), read(file)));
        }
        for (Path file : files(".md")) {
            var blocks = BLOCK.matcher(read(file));
            int number = 0;
            while (blocks.find()) {
                String block = blocks.group(1);
                number++;
                boolean whole = block.contains("library ") || block.contains("problem ");
                String text = whole ? block : "library block\n\n" + block;
                samples.add(new SourceText(name(file) + ", block " + number, text));
            }
        }
        return samples.stream().filter(Samples::isGood).toList();
    }

    /// The `.grid` files that people read and learn from: all but those of tests.
    static List<Path> published() {
        return files(".grid").stream()
                .filter(file -> !name(file).contains("src/test/"))
                .toList();
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /// The text of a file; empty if it is not UTF-8.
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException otherEncoding) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean isGood(SourceText text) {
        var faults = new Diagnostics();
        SyntaxReader.read(text, faults);
        return !faults.hasErrors();
    }

    private static List<Path> files(String... endings) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file ->
                            Stream.of("/target/", "/.", "/node_modules/").noneMatch(("/" + name(file))::contains))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
