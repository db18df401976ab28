/// Methods that make a loss small without its gradient: they propose candidates, a generation at a
/// time, and learn from their losses. They see flat parameter arrays, never layers.
@NullMarked
package dev.hillock.search;

import org.jspecify.annotations.NullMarked;
