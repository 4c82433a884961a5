package org.gridlang.language.library;

/// A dependency holds something that is not read, such as a link or an entry that leads out of it. The message is
/// for people.
final class UnsafePackageException extends Exception {
    private static final long serialVersionUID = 1;

    UnsafePackageException(String message) {
        super(message);
    }
}
