/// The works as Hillock does them, one small program each, started by the comparison.
@NullMarked
package dev.hillock.bench.hillock;

import org.jspecify.annotations.NullMarked;
