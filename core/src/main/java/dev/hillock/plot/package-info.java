/// Pictures of networks and their training: each one SVG text that is a file of its own and fetches
/// nothing. The charts are those of `report`; here are the numbers in them and what lies around
/// them. A function of values: nothing here reads or writes files.
@NullMarked
package dev.hillock.plot;

import org.jspecify.annotations.NullMarked;
