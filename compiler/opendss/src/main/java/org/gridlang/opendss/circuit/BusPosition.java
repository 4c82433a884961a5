package org.gridlang.opendss.circuit;

/// Where a bus lies on a map: `650, 200, 400` in a file of bus coordinates. The file does not say in which unit.
public record BusPosition(double x, double y) {}
