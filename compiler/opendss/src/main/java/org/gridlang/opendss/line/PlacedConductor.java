package org.gridlang.opendss.line;

/// A conductor at its place in the cross-section of a line.
///
/// @param x horizontal position in m
/// @param height above ground in m; negative below
public record PlacedConductor(Conductor conductor, double x, double height) {
    /// Distance between the centres, in m.
    public double distance(PlacedConductor other) {
        return Math.hypot(x - other.x, height - other.height);
    }

    /// Distance to the mirror image of `other` below the ground.
    double imageDistance(PlacedConductor other) {
        return Math.hypot(x - other.x, height + other.height);
    }
}
