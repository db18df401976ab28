package dev.hillock.bench.accuracy;

import java.util.List;

/// What we did on a table.
///
/// @param figures one for each target
/// @param calibrationError of probabilities; NaN for numbers
/// @param seconds all folds together
/// @param intervals what intervals hold and how wide they are, as text; empty without
record Ours(List<Double> figures, double calibrationError, double seconds, String intervals) {}
