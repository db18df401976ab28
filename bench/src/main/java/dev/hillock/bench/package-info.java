/// The comparison of Hillock with other libraries: starts one process after the other on the same
/// work, in turn, reads a line per figure from each, and prints one table of ratios.
@NullMarked
package dev.hillock.bench;

import org.jspecify.annotations.NullMarked;
