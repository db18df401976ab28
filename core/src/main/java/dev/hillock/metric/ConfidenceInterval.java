package dev.hillock.metric;

/// Between which values a metric lies, with 95 % confidence, on other rows of the same kind.
///
/// @param low the lower end
/// @param high the upper end
public record ConfidenceInterval(double low, double high) {}
