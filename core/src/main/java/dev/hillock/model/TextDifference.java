package dev.hillock.model;

/// Something that is not the same in two models, in words.
///
/// @param name of a setting, a figure, a column
/// @param first what it is in the first model; empty if it is not there
/// @param second what it is in the second
public record TextDifference(String name, String first, String second) {}
