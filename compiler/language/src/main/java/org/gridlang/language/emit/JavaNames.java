package org.gridlang.language.emit;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/// Java names for names of the language, which has words in `snake_case` and no reserved Java words.
final class JavaNames {
    private JavaNames() {}

    /// `ieee123_flex` is `Ieee123Flex`.
    static String type(String name) {
        var result = new StringBuilder();
        boolean upper = true;
        for (int index = 0; index < name.length(); index++) {
            char each = name.charAt(index);
            if (!Character.isLetterOrDigit(each)) {
                upper = true;
            } else {
                result.append(upper ? Character.toUpperCase(each) : each);
                upper = false;
            }
        }
        return result.isEmpty() || !Character.isJavaIdentifierStart(result.charAt(0))
                ? "Grid" + result
                : result.toString();
    }

    /// `mean(price, next 2 h)` is `meanPriceNext2H`; a plain name stays.
    static String variable(String name) {
        if (SourceVersion.isIdentifier(name)) {
            return name;
        }
        var type = type(name);
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /// `std.devices` is `std_devices`.
    static String packageOf(String name) {
        var result = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        boolean isName = SourceVersion.isName(result);
        return isName ? result : "grid_" + result;
    }
}
