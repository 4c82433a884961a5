package org.gridlang.language.ir;

/// One expression with its graph.
public record Formula(Graph graph, int root) {}
