/// What a fit by another library gets and gives: the rows of a fold and the predictions of its test
/// rows, as files. Without dependencies, since the peers compile it once more.
@NullMarked
package dev.hillock.bench.fit;

import org.jspecify.annotations.NullMarked;
