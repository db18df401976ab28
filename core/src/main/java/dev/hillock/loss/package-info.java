/// What training makes small: losses over the outputs of a network or its logits, each with the
/// errors that backpropagation starts from. A loss is not a metric: metrics judge predictions in
/// the user's units and live in their own package.
@NullMarked
package dev.hillock.loss;

import org.jspecify.annotations.NullMarked;
