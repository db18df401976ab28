package dev.hillock.derivation;

/// A central finite difference, (E(w + h) − E(w − h)) / 2h.
///
/// @param value the difference
/// @param atKink whether the slopes on both sides differ, so that there is no derivative to agree
///   with
public record Slope(double value, boolean atKink) {}
