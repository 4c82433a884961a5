package org.gridlang.runtime.learn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Arrays by name, as learners and prices hand them to a checkpoint and take them back.
final class Saved {
    private Saved() {}

    /// A saved array.
    static double[] of(Map<String, double[]> memory, String name) {
        double[] found = memory.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the checkpoint has no " + name);
        }
        return found;
    }

    /// Copies a saved array into its place.
    static void copy(Map<String, double[]> memory, String name, double[] into) {
        double[] from = of(memory, name);
        if (from.length != into.length) {
            throw new IllegalArgumentException(
                    "the checkpoint has " + from.length + " numbers " + name + " where " + into.length + " are needed");
        }
        System.arraycopy(from, 0, into, 0, into.length);
    }

    /// What begins with a prefix and a dot, without them.
    static SortedMap<String, double[]> under(Map<String, double[]> memory, String prefix) {
        var found = new TreeMap<String, double[]>();
        memory.forEach((name, values) -> {
            if (name.startsWith(prefix + ".")) {
                found.put(name.substring(prefix.length() + 1), values);
            }
        });
        return found;
    }

    /// Puts arrays under a prefix.
    static void put(Map<String, double[]> memory, String prefix, Map<String, double[]> values) {
        values.forEach((name, array) -> memory.put(prefix + "." + name, array));
    }
}
