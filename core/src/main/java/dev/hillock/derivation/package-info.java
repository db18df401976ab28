/// The worked derivation of training steps: a network's own numbers, from the cells of a row to the
/// new weights, as text, Markdown, LaTeX, JSON and a page. Everything shown of a step is what
/// [dev.hillock.train.StepRecorder] copied from the engine; only the finite differences beside the
/// gradients are computed apart, in double precision.
@NullMarked
package dev.hillock.derivation;

import org.jspecify.annotations.NullMarked;
