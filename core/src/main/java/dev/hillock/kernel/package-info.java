/// The arithmetic: a dozen operations on flat `float` arrays, twice. [ScalarKernels] is the plain
/// loop that anyone can check by hand; [VectorKernels] is the fast one. Both give the same bits on
/// every shape, because the order of every floating-point operation is a function of the shapes
/// alone. Imports nothing but the JDK; every stage of the data flow that computes stands on it.
@NullMarked
package dev.hillock.kernel;

import org.jspecify.annotations.NullMarked;
