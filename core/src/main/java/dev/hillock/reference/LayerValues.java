package dev.hillock.reference;

/// What one layer makes of one row, step by step. Nobody writes to the arrays.
///
/// @param x what enters it, `[inputs]`
/// @param u the weighted sums b + x·W, `[outputs]`
/// @param z after the norm; u itself where there is none
/// @param f f(z)
/// @param y what leaves it: f(z), or with α z + α·(f(z) − z), to which a residual layer adds x
public record LayerValues(double[] x, double[] u, double[] z, double[] f, double[] y) {}
