package dev.hillock.model;

/// A named vector of `double`, which a checkpoint keeps beside its [Tensor]s. The array is shared,
/// not copied.
///
/// @param name unique in its file
/// @param values the vector
public record DoubleTensor(String name, double[] values) {}
