package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Point;

/// Finds room for the names on a map: right of a point, left, above or below, wherever no other name and no sign stands
/// yet. A name without room is left out, unless it must be told.
final class LabelPlaces {
    /// Mean width of a letter in units of its size; a guess that errs to the wide side.
    private static final double LETTER = 0.66;

    /// How far from its point a name is tried, nearest first.
    private static final List<Double> GAPS = List.of(6.0, 13.0, 22.0, 34.0);

    private final double width;
    private final double height;
    private final List<Box> taken = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean within(double width, double height) {
            return left >= 0 && top >= 0 && right <= width && bottom <= height;
        }
    }

    LabelPlaces(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// Keeps names away from what is drawn around a point.
    void take(double x, double y, double radius) {
        taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
    }

    void add(double x, double y, String text, double size, boolean bold, boolean must) {
        double length = text.length() * size * LETTER;
        var candidates = new ArrayList<Label>();
        // A name that may be left out does not wander off.
        for (double gap : must ? GAPS : GAPS.subList(0, 1)) {
            candidates.add(label(x + gap, y + size * 0.35, text, size, Align.START));
            candidates.add(label(x - gap, y + size * 0.35, text, size, Align.END));
            candidates.add(label(x, y - gap, text, size, Align.MIDDLE));
            candidates.add(label(x, y + gap + size * 0.8, text, size, Align.MIDDLE));
            candidates.add(label(x + gap, y - gap, text, size, Align.START));
            candidates.add(label(x - gap, y - gap, text, size, Align.END));
            candidates.add(label(x + gap, y + gap + size * 0.6, text, size, Align.START));
            candidates.add(label(x - gap, y + gap + size * 0.6, text, size, Align.END));
        }
        for (var candidate : candidates) {
            var box = box(candidate, length);
            if (box.within(width, height) && taken.stream().noneMatch(box::meets)) {
                put(candidate, box, bold);
                return;
            }
        }
        if (must) {
            var inside = candidates.stream()
                    .filter(each -> box(each, length).within(width, height))
                    .findFirst()
                    .orElse(candidates.getFirst());
            put(inside, box(inside, length), bold);
        }
    }

    List<Label> labels() {
        return List.copyOf(labels);
    }

    private void put(Label label, Box box, boolean bold) {
        taken.add(box);
        labels.add(bold ? label.inBold().withHalo() : label.withHalo());
    }

    private static Label label(double x, double y, String text, double size, Align align) {
        return Label.of(x, y, text, size, align, Ink.Role.TEXT);
    }

    private static Box box(Label label, double length) {
        Point at = label.at();
        double left = switch (label.align()) {
            case START -> at.x();
            case MIDDLE -> at.x() - length / 2;
            case END -> at.x() - length;
        };
        return new Box(left, at.y() - label.size() * 0.85, left + length, at.y() + label.size() * 0.25);
    }
}
