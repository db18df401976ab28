/// How good predictions are, in the user's units: what a person reads, as opposed to the loss that
/// training makes small. Computed in double from [dev.hillock.metric.JudgedRows], with confidence
/// intervals by bootstrap.
@NullMarked
package dev.hillock.metric;

import org.jspecify.annotations.NullMarked;
