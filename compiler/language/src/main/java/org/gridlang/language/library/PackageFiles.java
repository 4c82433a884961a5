package org.gridlang.language.library;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridlang.runtime.data.table.DataFile;
import org.gridlang.runtime.data.table.Wildcard;

/// All files of a dependency, read once: what was compared with the lock is what is compiled.
///
/// @param shown how its place is named to people, up to and with what stands before a path: `../lv/`, `lv.zip!/`
/// @param contents by path, with slashes
record PackageFiles(String shown, SortedMap<String, byte[]> contents) implements FileSource {
    /// A package is text; more than this is none, or a trap.
    static final long MOST_BYTES = 64L << 20;

    static final int MOST_FILES = 10_000;

    PackageFiles {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    @Override
    public Reading read(String path) {
        byte[] content = contents.get(path);
        if (content == null) {
            return new Reading.Missing();
        }
        return content.length > LARGEST_BYTES ? new Reading.TooLarge(content.length) : new Reading.Found(content);
    }

    @Override
    public String shownName(String path) {
        return shown + path;
    }

    @Override
    public Finding data(String path) {
        var relative = Path.of(path).normalize().toString().replace(java.io.File.separatorChar, '/');
        if (!isSafe(relative)) {
            return new Finding.OutsideRoot(shown + path);
        }
        var found = contents.entrySet().stream()
                .filter(each -> each.getKey().equals(relative)
                        || key(relative, each.getKey()).isPresent())
                .map(each -> new DataFile(
                        shown + each.getKey(),
                        key(relative, each.getKey()).orElse(""),
                        each.getValue().length,
                        () -> new ByteArrayInputStream(each.getValue())))
                .toList();
        return found.isEmpty() ? new Finding.Nothing(List.copyOf(contents.keySet())) : new Finding.Files(found);
    }

    private static Optional<String> key(String pattern, String path) {
        return Wildcard.isPattern(pattern) ? Wildcard.match(pattern, path) : Optional.empty();
    }

    @Override
    public Set<String> modules() {
        var names = new TreeSet<String>();
        for (var path : contents.keySet()) {
            if (path.endsWith(ModuleLoader.EXTENSION)) {
                names.add(FileSource.moduleOf(path));
            }
        }
        return names;
    }

    /// SHA-256 of each file, in hexadecimal.
    SortedMap<String, String> checksums() {
        var sums = new TreeMap<String, String>();
        contents.forEach((path, content) -> sums.put(path, sha256(content)));
        return sums;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The text of a file that is there.
    String text(String path) {
        return new String(contents.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    /// Whether a path stays below the root on every system.
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.length() > 400 || path.startsWith("/") || path.indexOf('\\') >= 0) {
            return false;
        }
        for (var part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf(':') >= 0) {
                return false;
            }
        }
        return path.chars().noneMatch(Character::isISOControl);
    }
}
