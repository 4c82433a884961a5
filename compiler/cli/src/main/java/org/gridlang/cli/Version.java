package org.gridlang.cli;

import java.util.Optional;

/// Which `grid` this is.
final class Version {
    private Version() {}

    /// The version in the jar's manifest; classes that lie in a folder have none.
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /// For example `grid 0.1.0 (Java 25.0.3+9-LTS, Linux amd64)`.
    static String line() {
        return "grid %s (Java %s, %s %s)"
                .formatted(number(), Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
