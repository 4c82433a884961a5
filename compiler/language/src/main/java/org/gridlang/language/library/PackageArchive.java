package org.gridlang.language.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads a dependency from a .zip file, whose manifest lies at its top. Nothing is unpacked to disk; an archive
/// with a link, with an entry that leads out of it, or that swells beyond what a package may be is refused.
final class PackageArchive {
    /// APPNOTE.TXT 4.3.12 and 4.3.16 of the ZIP format.
    private static final int CENTRAL_HEADER = 0x02014b50;

    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int CENTRAL_LENGTH = 46;
    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR_FILE = 0100000;
    private static final int FOLDER = 0040000;

    private PackageArchive() {}

    static PackageFiles read(Path file, String shown) throws IOException, UnsafePackageException {
        if (Files.size(file) > PackageFiles.MOST_BYTES) {
            throw new UnsafePackageException("it is larger than " + (PackageFiles.MOST_BYTES >> 20) + " MB");
        }
        int listed = onlyFiles(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        var contents = new TreeMap<String, byte[]>();
        try (var archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (archive.size() != listed) {
                throw new UnsafePackageException("its directory does not say what it holds");
            }
            long left = PackageFiles.MOST_BYTES;
            var entries = archive.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                left -= read(archive, entry, left, contents);
            }
        }
        return new PackageFiles(shown + "!/", contents);
    }

    /// Reads an entry; returns how many bytes it holds.
    private static long read(ZipFile archive, ZipEntry entry, long left, Map<String, byte[]> contents)
            throws IOException, UnsafePackageException {
        var path = entry.getName();
        if (!PackageFiles.isSafe(entry.isDirectory() ? path.substring(0, path.length() - 1) : path)) {
            throw new UnsafePackageException("its entry \"" + printable(path) + "\" leads out of it");
        }
        if (entry.isDirectory() || path.equals(LockFile.FILE)) {
            return 0;
        }
        if (contents.containsKey(path)) {
            throw new UnsafePackageException("it holds " + path + " twice");
        }
        try (var stream = archive.getInputStream(entry)) {
            // What an entry says of its size is not to be trusted.
            byte[] content = stream.readNBytes((int) (left + 1));
            if (content.length > left) {
                throw new UnsafePackageException("it unpacks to more than " + (PackageFiles.MOST_BYTES >> 20) + " MB");
            }
            contents.put(path, content);
            return content.length;
        }
    }

    private static String printable(String path) {
        return path.replaceAll("[\\p{Cntrl}\"]", "?");
    }

    /// Goes through the directory, which alone says what kind each entry is; returns how many there are.
    private static int onlyFiles(ByteBuffer archive) throws UnsafePackageException {
        int end = archive.limit() - END_LENGTH;
        int first = Math.max(0, end - LONGEST_COMMENT);
        while (end >= first && archive.getInt(end) != END_OF_DIRECTORY) {
            end--;
        }
        if (end < first) {
            throw new UnsafePackageException("it is not a .zip file");
        }
        int count = Short.toUnsignedInt(archive.getShort(end + 10));
        int at = archive.getInt(end + 16);
        if (count > PackageFiles.MOST_FILES) {
            throw new UnsafePackageException("it holds more than " + PackageFiles.MOST_FILES + " files");
        }
        for (int entry = 0; entry < count; entry++) {
            if (at < 0 || at + CENTRAL_LENGTH > end || archive.getInt(at) != CENTRAL_HEADER) {
                throw new UnsafePackageException("its directory is damaged");
            }
            int kind = (archive.getInt(at + 38) >>> 16) & FILE_TYPE;
            if (kind != 0 && kind != REGULAR_FILE && kind != FOLDER) {
                throw new UnsafePackageException("it holds a link or a device");
            }
            at += CENTRAL_LENGTH
                    + Short.toUnsignedInt(archive.getShort(at + 28))
                    + Short.toUnsignedInt(archive.getShort(at + 30))
                    + Short.toUnsignedInt(archive.getShort(at + 32));
        }
        return count;
    }
}
