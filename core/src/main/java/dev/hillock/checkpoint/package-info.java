/// A training that can be interrupted: what it remembers, the files that hold it, and their folder.
@NullMarked
package dev.hillock.checkpoint;

import org.jspecify.annotations.NullMarked;
