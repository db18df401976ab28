/// From the columns of a table to the numbers of a network, and back: transforms that are fitted on
/// the training rows alone and then applied to any rows. Second stage of the data flow.
@NullMarked
package dev.hillock.prep;

import org.jspecify.annotations.NullMarked;
