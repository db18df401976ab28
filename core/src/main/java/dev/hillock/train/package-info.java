/// Training: from a table and settings to a model. A [dev.hillock.train.Plan] settles everything
/// that the data decide; the [dev.hillock.train.Trainer] runs epochs and tells listeners; a
/// [dev.hillock.train.Evaluation] says how good the result is. Prints nothing.
@NullMarked
package dev.hillock.train;

import org.jspecify.annotations.NullMarked;
