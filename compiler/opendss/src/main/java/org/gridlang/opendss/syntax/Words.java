package org.gridlang.opendss.syntax;

import java.util.ArrayList;
import java.util.List;

/// Takes values apart: `1.0, 1.05 (5 3 /)` into its words, which blanks or commas part.
public final class Words {
    private static final String OPENING = "([{\"'";
    private static final String CLOSING = ")]}\"'";

    private Words() {}

    /// The words of a value or of a piece of it. A bracket that is never closed reaches to the end.
    public static List<Word> of(String value) {
        return of(value, 0, value.length());
    }

    /// The words between two offsets.
    public static List<Word> of(String value, int from, int to) {
        var words = new ArrayList<Word>();
        int at = from;
        while (at < to) {
            char letter = value.charAt(at);
            if (parts(letter)) {
                at++;
                continue;
            }
            int start = at;
            int kind = OPENING.indexOf(letter);
            if (kind >= 0) {
                int close = value.indexOf(CLOSING.charAt(kind), at + 1);
                int end = close < 0 || close >= to ? to : close;
                at = Math.min(end + 1, to);
                words.add(new Word(
                        value.substring(start + 1, Math.max(end, start + 1)).strip(), true, start, at));
            } else {
                while (at < to && !parts(value.charAt(at))) {
                    at++;
                }
                words.add(new Word(value.substring(start, at), false, start, at));
            }
        }
        return List.copyOf(words);
    }

    /// The rows of a matrix as pairs of offsets: what bars part.
    static List<int[]> rows(String value) {
        var rows = new ArrayList<int[]>();
        int start = 0;
        for (int at = value.indexOf('|'); at >= 0; at = value.indexOf('|', start)) {
            rows.add(new int[] {start, at});
            start = at + 1;
        }
        rows.add(new int[] {start, value.length()});
        return rows;
    }

    /// The words of each row of a matrix; a bar at the very end opens no further row.
    public static List<List<Word>> matrix(String value) {
        var rows = new ArrayList<List<Word>>();
        for (int[] row : rows(value)) {
            rows.add(of(value, row[0], row[1]));
        }
        if (rows.size() > 1 && rows.getLast().isEmpty()) {
            rows.removeLast();
        }
        return List.copyOf(rows);
    }

    static boolean parts(char letter) {
        return letter == ',' || letter <= ' ';
    }
}
