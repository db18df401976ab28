/// How accurate Hillock is without any option, on public tables with fixed splits, beside figures
/// of scikit-learn on the same splits.
@NullMarked
package dev.hillock.bench.accuracy;

import org.jspecify.annotations.NullMarked;
