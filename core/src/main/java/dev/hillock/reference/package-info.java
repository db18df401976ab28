/// The network once more: in double precision, one row at a time, with nothing but loops, and
/// independent of the kernels. What a row becomes on its way can be looked at and changed, and
/// derivatives with respect to the inputs come from the definitions. What the engine says can be
/// held against it; nothing here is fast.
@NullMarked
package dev.hillock.reference;

import org.jspecify.annotations.NullMarked;
