package org.gridlang.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Names of feeders: `IEEE13-Nodeckt` becomes `ieee13_nodeckt`, since a name in the language has letters, digits and
/// underscores and begins with a letter.
final class FeederName {
    private FeederName() {}

    /// The name asked for, which must be one, or else the nearest to what a circuit is called.
    static String of(Optional<String> asked, String circuit) throws CommandFailure {
        if (asked.isPresent()) {
            if (!asked.get().matches("[a-z][a-z0-9_]*")) {
                throw CommandFailure.usage("--feeder needs a name of small letters, digits and underscores, not \"%s\""
                        .formatted(asked.get()));
            }
            return asked.get();
        }
        String name =
                circuit.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_").replaceAll("^_+|_+$", "");
        return name.matches("[a-z].*") ? name : "feeder_" + name;
    }

    /// The name of the library in a file, which the language wants to be that of the file.
    static String ofLibrary(Path file) throws CommandFailure {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*\\.grid")) {
            throw CommandFailure.usage(
                    "%s: the file needs a name of letters, digits and underscores that ends in .grid, since its library is called alike"
                            .formatted(file));
        }
        return name.substring(0, name.length() - ".grid".length());
    }
}
