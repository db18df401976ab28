/// JMH benchmarks of the parts: products, a training step, prediction, CSV.
@NullMarked
package dev.hillock.bench.jmh;

import org.jspecify.annotations.NullMarked;
