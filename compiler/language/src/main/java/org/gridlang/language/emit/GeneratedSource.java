package org.gridlang.language.emit;

/// A generated class.
///
/// @param name fully qualified
/// @param text the whole source file
public record GeneratedSource(String name, String text) {
    /// Where it belongs below a source folder.
    public String path() {
        return name.replace('.', '/') + ".java";
    }
}
