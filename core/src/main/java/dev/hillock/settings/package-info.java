/// Everything that can be chosen, in one table: name, legal values, default, one line of help and
/// where the default comes from. The builder's checks, the command's options, the YAML reader and
/// the reference page are all made from it, so a default is written once.
@NullMarked
package dev.hillock.settings;

import org.jspecify.annotations.NullMarked;
