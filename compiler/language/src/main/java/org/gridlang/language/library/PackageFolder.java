package org.gridlang.language.library;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/// Reads a dependency from a folder. What begins with a dot (version control, editors) and the folder's own lock
/// are no part of a package.
final class PackageFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final TreeMap<String, byte[]> contents = new TreeMap<>();
    private final StringBuilder fault = new StringBuilder();
    private long bytes;

    private PackageFolder(Path root) {
        this.root = root;
    }

    static PackageFiles read(Path root, String shown) throws IOException, UnsafePackageException {
        var reader = new PackageFolder(root);
        Files.walkFileTree(root, reader);
        if (!reader.fault.isEmpty()) {
            throw new UnsafePackageException(reader.fault.toString());
        }
        return new PackageFiles(shown + "/", reader.contents);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private boolean hidden(Path path) {
        return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var path = root.relativize(file).toString().replace(java.io.File.separatorChar, '/');
        if (hidden(file) || path.equals(LockFile.FILE)) {
            return FileVisitResult.CONTINUE;
        }
        if (!attributes.isRegularFile()) {
            return refuse(path + " is a link or a device, not a file");
        }
        if (!PackageFiles.isSafe(path)) {
            return refuse("the name of " + path + " means something else on another system");
        }
        bytes += attributes.size();
        if (contents.size() >= PackageFiles.MOST_FILES || bytes > PackageFiles.MOST_BYTES) {
            return refuse("it holds more than " + PackageFiles.MOST_FILES + " files or "
                    + (PackageFiles.MOST_BYTES >> 20) + " MB");
        }
        contents.put(path, Files.readAllBytes(file));
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult refuse(String reason) {
        fault.append(reason);
        return FileVisitResult.TERMINATE;
    }
}
