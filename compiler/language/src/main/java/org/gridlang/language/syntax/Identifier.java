package org.gridlang.language.syntax;

import org.gridlang.language.source.Span;

/// A name at a place, for example `capacity`.
public record Identifier(Span span, String text) {}
