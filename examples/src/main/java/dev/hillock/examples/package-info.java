/// Programs in one shape: data, preparation, network, training, prediction. Each is run as a test
/// and its output compared.
@NullMarked
package dev.hillock.examples;

import org.jspecify.annotations.NullMarked;
