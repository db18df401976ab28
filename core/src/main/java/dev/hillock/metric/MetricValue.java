package dev.hillock.metric;

import org.jspecify.annotations.Nullable;

/// A metric and its value on some rows.
///
/// @param metric which
/// @param value NaN where it is undefined
/// @param interval with 95 % confidence; null where none was asked for or none can be given
public record MetricValue(Metric metric, double value, @Nullable ConfidenceInterval interval) {}
