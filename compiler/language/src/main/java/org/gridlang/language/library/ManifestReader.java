package org.gridlang.language.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.PackageManifest.Dependency;
import org.gridlang.language.library.PackageManifest.Word;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Reads a manifest, a statement on each line: `package NAME`, `version 1.2.0`, `depends NAME 2.1.0 at "PLACE"`;
/// `//` begins a comment.
final class ManifestReader {
    private static final Pattern STATEMENT =
            Pattern.compile("(?<word>\\w+)(?:[ \\t]+(?<first>[^\\s\"]+))?(?:[ \\t]+(?<second>[^\\s\"]+))?"
                    + "(?:[ \\t]+at[ \\t]+\"(?<place>[^\"]*)\")?[ \\t]*(?://.*)?");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}(?:-[0-9A-Za-z.-]{1,32})?");

    private final SourceText text;
    private final Diagnostics out;
    private final List<Dependency> dependencies = new ArrayList<>();
    private Optional<Word> name = Optional.empty();
    private Optional<Word> version = Optional.empty();

    private ManifestReader(SourceText text, Diagnostics out) {
        this.text = text;
        this.out = out;
    }

    /// The manifest; empty if something in it is wrong, which is reported.
    static Optional<PackageManifest> read(SourceText text, Diagnostics out) {
        return new ManifestReader(text, out).read();
    }

    private Optional<PackageManifest> read() {
        int before = out.errors();
        int offset = 0;
        for (var line : text.text().split("\n", -1)) {
            int lead = line.length() - line.stripLeading().length();
            var content = line.strip();
            if (!content.isEmpty() && !content.startsWith("//")) {
                statement(content, offset + lead);
            }
            offset += line.length() + 1;
        }
        if (out.errors() > before) {
            return Optional.empty();
        }
        if (name.isEmpty() || version.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.M112,
                            new Span(text, 0, 0),
                            "this package does not say its " + (name.isEmpty() ? "name" : "version"))
                    .note("instead", name.isEmpty() ? "package NAME" : "version 1.0.0"));
            return Optional.empty();
        }
        return Optional.of(new PackageManifest(text, name.get(), version.get(), dependencies));
    }

    private void statement(String content, int offset) {
        var matcher = STATEMENT.matcher(content);
        boolean matches = matcher.matches();
        String word = matches ? matcher.group("word") : "";
        boolean first = matches && matcher.group("first") != null;
        boolean second = matches && matcher.group("second") != null;
        boolean place = matches && matcher.group("place") != null;
        if (word.equals("package") && first && !second && !place) {
            name = once(name, word(matcher, "first", offset), "name");
            name.ifPresent(each -> checkName(each, true));
        } else if (word.equals("version") && first && !second && !place) {
            version = once(version, word(matcher, "first", offset), "version");
            version.ifPresent(this::checkVersion);
        } else if (word.equals("depends") && first && second && place) {
            depends(new Dependency(
                    new Span(text, offset, offset + content.length()),
                    word(matcher, "first", offset),
                    word(matcher, "second", offset),
                    word(matcher, "place", offset)));
        } else {
            out.add(Diagnostic.error(
                            Code.M111,
                            new Span(text, offset, offset + content.length()),
                            "this line of the manifest is not understood")
                    .note("forms", "package NAME · version 1.2.0 · depends NAME 1.2.0 at \"FOLDER or FILE.zip\""));
        }
    }

    private Word word(Matcher matcher, String group, int offset) {
        return new Word(
                new Span(text, offset + matcher.start(group), offset + matcher.end(group)), matcher.group(group));
    }

    private Optional<Word> once(Optional<Word> earlier, Word word, String what) {
        if (earlier.isPresent()) {
            out.add(Diagnostic.error(Code.M112, word.span(), "a package has one " + what + ", and this is another")
                    .also(earlier.get().span(), "the first"));
        }
        return earlier.isPresent() ? earlier : Optional.of(word);
    }

    private void depends(Dependency dependency) {
        checkName(dependency.name(), false);
        checkVersion(dependency.version());
        checkLocation(dependency.location());
        var earlier = dependencies.stream()
                .filter(each -> each.name().text().equals(dependency.name().text()))
                .findFirst();
        earlier.ifPresent(each -> out.add(Diagnostic.error(
                        Code.M112,
                        dependency.name().span(),
                        "the dependency " + dependency.name().text() + " is declared twice")
                .also(each.name().span(), "first declared here")));
        dependencies.add(dependency);
    }

    private void checkName(Word word, boolean own) {
        if (!NAME.matcher(word.text()).matches() || word.text().equals("std")) {
            out.add(Diagnostic.error(
                            Code.M112,
                            word.span(),
                            word.text().equals("std")
                                    ? "\"std\" is the standard library and cannot be "
                                            + (own ? "the name of a package" : "declared as a dependency")
                                    : "\"" + word.text() + "\" cannot be the name of a package")
                    .note("form", "small letters, digits and underscores: the first part of the names of its modules"));
        }
    }

    private void checkVersion(Word word) {
        if (!VERSION.matcher(word.text()).matches()) {
            out.add(Diagnostic.error(Code.M112, word.span(), "\"" + word.text() + "\" is not a version")
                    .note("form", "MAJOR.MINOR.PATCH, for example 1.2.0"));
        }
    }

    private void checkLocation(Word word) {
        var path = word.text();
        boolean absolute = path.startsWith("/") || path.startsWith("~") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
        if (path.isBlank() || absolute || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            out.add(Diagnostic.error(Code.M115, word.span(), "a dependency lies in a place relative to its package")
                    .note("form", "a folder or a .zip file, with slashes: \"../lv_devices\", \"vendor/lv.zip\"")
                    .note("why", "a package must mean the same wherever it is copied, and nothing is fetched"));
        }
    }
}
