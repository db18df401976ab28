/// The `hillock` command: reads arguments and files, calls the library, shows what comes back. The
/// only place that prints or ends the process.
@NullMarked
package dev.hillock.cli;

import org.jspecify.annotations.NullMarked;
