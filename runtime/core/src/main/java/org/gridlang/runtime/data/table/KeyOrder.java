package org.gridlang.runtime.data.table;

import java.util.Comparator;

/// The order of keys, whatever the order of files, columns or rows: like words, but numbers in them count as
/// numbers, so that `home_2` stands before `home_10`.
public final class KeyOrder {
    public static final Comparator<String> NATURAL = KeyOrder::compare;

    private KeyOrder() {}

    private static int compare(String left, String right) {
        int a = 0;
        int b = 0;
        while (a < left.length() && b < right.length()) {
            int result;
            if (digit(left, a) && digit(right, b)) {
                int endA = endOfDigits(left, a);
                int endB = endOfDigits(right, b);
                var numberA = left.substring(a, endA).replaceFirst("^0+(?=.)", "");
                var numberB = right.substring(b, endB).replaceFirst("^0+(?=.)", "");
                result = numberA.length() == numberB.length()
                        ? numberA.compareTo(numberB)
                        : Integer.compare(numberA.length(), numberB.length());
                a = endA;
                b = endB;
            } else {
                result = Character.compare(left.charAt(a++), right.charAt(b++));
            }
            if (result != 0) {
                return result;
            }
        }
        int rest = Integer.compare(left.length() - a, right.length() - b);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        return end;
    }
}
