/// Predictions from a trained model: rows in, labels or numbers out. Knows nothing of training.
@NullMarked
package dev.hillock.infer;

import org.jspecify.annotations.NullMarked;
