/// The network: which layers there are ([dev.hillock.nn.Architecture]), what they learned
/// ([dev.hillock.nn.Parameters], one flat array), the scratch of a mini-batch
/// ([dev.hillock.nn.Workspace]), and the two passes over it. Knows nothing of tables, losses or
/// files; uses the kernels.
@NullMarked
package dev.hillock.nn;

import org.jspecify.annotations.NullMarked;
