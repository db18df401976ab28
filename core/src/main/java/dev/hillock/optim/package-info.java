/// How the loss is made small: optimisers that turn a gradient into a step over the flat parameter
/// array, and schedules for their learning rate. They see arrays, never layers.
@NullMarked
package dev.hillock.optim;

import org.jspecify.annotations.NullMarked;
