package org.gridlang.runtime.record;

import java.nio.file.Path;

/// A run folder, or a file in it, is missing, damaged, or of another program or problem. The message says which
/// and what to do; it is meant for the user.
public final class RunFolderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunFolderException(Path file, String what) {
        super(file + ": " + what);
    }
}
