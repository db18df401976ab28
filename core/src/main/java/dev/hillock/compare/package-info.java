/// A race between ways to train one network: the same rows, initial weights and budget for each,
/// several seeds, and which differences are more than chance.
@NullMarked
package dev.hillock.compare;

import org.jspecify.annotations.NullMarked;
