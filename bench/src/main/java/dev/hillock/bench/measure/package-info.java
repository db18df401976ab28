/// What the programs that do the works share: options, timing, and the lines that carry figures.
/// Depends on nothing; the peers compile it too.
@NullMarked
package dev.hillock.bench.measure;

import org.jspecify.annotations.NullMarked;
