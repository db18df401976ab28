/// Sources of rows and the [dev.hillock.data.Table] they become. First stage of the data flow: a
/// CSV file, a folder of IDX files, a folder of images or plain arrays turn into named, typed
/// columns; everything after this package asks a table, never a file.
@NullMarked
package dev.hillock.data;

import org.jspecify.annotations.NullMarked;
