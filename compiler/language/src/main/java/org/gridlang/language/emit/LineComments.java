package org.gridlang.language.emit;

import com.palantir.javapoet.CodeBlock;
import org.gridlang.language.ir.Origin;

/// Writes `// 31: next soc = soc - p * dt` above the statements that come from a line, once for each run of
/// them; with the file's name where that is not the file of the class.
final class LineComments {
    private final String file;
    private Origin last = Origin.NONE;

    LineComments(String file) {
        this.file = file;
    }

    /// Repeats the comment at the next statement even if its line is the same.
    void restart() {
        last = Origin.NONE;
    }

    void write(Origin origin, CodeBlock.Builder body) {
        if (origin.equals(last) || origin.line() == 0) {
            return;
        }
        last = origin;
        var place = origin.file().equals(file) ? "" : origin.file() + ":";
        body.add("// $L$L: $L\n", place, origin.line(), origin.text());
    }
}
