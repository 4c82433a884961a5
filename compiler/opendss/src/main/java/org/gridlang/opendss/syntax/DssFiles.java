package org.gridlang.opendss.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Severity;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// The files of one circuit: the master file and what it names, all below the folder of the master file. Nothing else
/// is ever opened, and what is opened is bounded in size.
///
/// Names may have been written on Windows: `sub\Lines.DSS` finds `sub/lines.dss` too.
public final class DssFiles {
    private static final long LARGEST_BYTES = 32L << 20;
    private static final long MOST_BYTES = 256L << 20;

    private final Path root;
    private final Diagnostics out;
    private long bytes;

    /// @param root where all files lie
    public DssFiles(Path root, Diagnostics out) {
        this.root = root;
        this.out = out;
    }

    /// Where a file lies that a command names. Empty if there is none, which is reported.
    ///
    /// @param from the folder in which it is looked for
    /// @param written the name as the file has it
    /// @param endings what may be missing at the end of the name, for example `.dss`
    public Optional<Path> find(Path from, String written, List<String> endings, Span at, Severity severity) {
        if (written.isBlank()) {
            add(severity, Diagnostic.error(Code.O101, at, "a file is named here by nothing"));
            return Optional.empty();
        }
        Path path;
        try {
            path = from.resolve(written.strip().replace('\\', '/')).normalize();
        } catch (InvalidPathException invalid) {
            add(
                    severity,
                    Diagnostic.error(Code.O101, at, "a file cannot have the name \"%s\"".formatted(shown(written))));
            return Optional.empty();
        }
        if (!within(path) || written.matches("(?s)\\s*[a-zA-Z]:.*")) {
            add(severity, outside(at, written));
            return Optional.empty();
        }
        for (String ending : endings) {
            Optional<Path> found = sameButForCase(path.resolveSibling(path.getFileName() + ending));
            if (found.isPresent()) {
                return inside(found.get(), written, at, severity);
            }
        }
        add(
                severity,
                Diagnostic.error(Code.O101, at, "there is no file %s".formatted(shown(written)))
                        .note("found", "nothing at %s".formatted(path)));
        return Optional.empty();
    }

    /// The text of a file that was found. Empty if it is none, which is reported.
    public Optional<SourceText> text(Path file, Span at, Severity severity) {
        try {
            if (Files.isDirectory(file)) {
                add(severity, Diagnostic.error(Code.O101, at, "%s is a folder".formatted(file)));
                return Optional.empty();
            }
            long size = Files.size(file);
            if (size > LARGEST_BYTES || bytes + size > MOST_BYTES) {
                add(severity, tooLarge(file, at, size));
                return Optional.empty();
            }
            byte[] content;
            try (var stream = Files.newInputStream(file)) {
                content = stream.readNBytes((int) LARGEST_BYTES + 1);
            }
            if (content.length > LARGEST_BYTES) {
                add(severity, tooLarge(file, at, content.length));
                return Optional.empty();
            }
            bytes += content.length;
            return decode(file, content, at, severity);
        } catch (IOException failure) {
            add(
                    severity,
                    Diagnostic.error(Code.O101, at, "%s cannot be read".formatted(file))
                            .note("found", reason(failure)));
            return Optional.empty();
        }
    }

    private Optional<SourceText> decode(Path file, byte[] content, Span at, Severity severity) {
        int control = firstControl(content);
        if (control >= 0) {
            add(severity, noText(file, content, control, at));
            return Optional.empty();
        }
        String text;
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            text = decoded.toString();
        } catch (CharacterCodingException notUnicode) {
            // Older files are in the code page of Western Europe, and names with accents are all that differs.
            text = new String(content, StandardCharsets.ISO_8859_1);
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
        return Optional.of(new SourceText(file.toString(), text));
    }

    private static Diagnostic noText(Path file, byte[] content, int control, Span at) {
        boolean wide = content.length > 1
                && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                        || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
        String found = wide ? "UTF-16" : "a byte %d at place %,d".formatted(content[control], control);
        return Diagnostic.error(Code.O104, at, "%s is not a text file".formatted(file))
                .note("found", found)
                .note("needed", "text in UTF-8, or in an older code page of one byte for each letter");
    }

    /// The place of a byte that no text has; -1 if there is none.
    private static int firstControl(byte[] content) {
        for (int each = 0; each < content.length; each++) {
            byte value = content[each];
            // Old editors of DOS end a file with 26.
            boolean endOfFile = value == 26 && each == content.length - 1;
            if (value >= 0
                    && value < 32
                    && value != '\t'
                    && value != '\n'
                    && value != '\r'
                    && value != 12
                    && !endOfFile) {
                return each;
            }
        }
        return -1;
    }

    private static Diagnostic tooLarge(Path file, Span at, long size) {
        return Diagnostic.error(Code.O105, at, "%s is too large to be read".formatted(file))
                .note("found", "%,d bytes".formatted(size))
                .note("needed", "at most %,d bytes in a file and %,d in all".formatted(LARGEST_BYTES, MOST_BYTES));
    }

    /// The file itself, or the only one in its folder whose name differs in upper and lower case.
    private static Optional<Path> sameButForCase(Path file) {
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        String name = String.valueOf(file.getFileName());
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            var near = files.filter(each -> String.valueOf(each.getFileName()).equalsIgnoreCase(name))
                    .limit(2)
                    .toList();
            return near.size() == 1
                    ? Optional.of(file.resolveSibling(near.getFirst().getFileName()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Path> inside(Path file, String written, Span at, Severity severity) {
        try {
            if (file.toRealPath().startsWith(root.toRealPath())) {
                return Optional.of(file);
            }
            add(severity, outside(at, written));
        } catch (IOException failure) {
            add(
                    severity,
                    Diagnostic.error(Code.O101, at, "%s cannot be read".formatted(file))
                            .note("found", reason(failure)));
        }
        return Optional.empty();
    }

    private boolean within(Path path) {
        return path.toAbsolutePath()
                .normalize()
                .startsWith(root.toAbsolutePath().normalize());
    }

    private Diagnostic outside(Span at, String written) {
        String folder = root.toString().isEmpty() ? "." : root.toString();
        return Diagnostic.error(
                        Code.O102, at, "%s lies outside the folder of the master file".formatted(shown(written)))
                .note("needed", "a file below %s".formatted(folder))
                .note("why", "a circuit from elsewhere must not reach other files of this machine");
    }

    private void add(Severity severity, Diagnostic fault) {
        out.add(
                severity == Severity.ERROR
                        ? fault
                        : new Diagnostic(
                                severity, fault.code(), fault.headline(), fault.labels(), fault.notes(), fault.fix()));
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage();
    }

    private static String shown(String text) {
        String printable = text.strip().replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 77) + "...";
    }
}
