/// Why a model says what it says of one row: what each column adds to the prediction
/// ([dev.hillock.attribution.IntegratedGradients], [dev.hillock.attribution.ShapleyValues]), and
/// which small change would have made it another ([dev.hillock.attribution.CounterfactualSearch]).
/// Pure functions of a model, a table and a row; the same question has the same answer everywhere.
@NullMarked
package dev.hillock.attribution;

import org.jspecify.annotations.NullMarked;
