/// A small strict JSON: values, a reader and a writer. Beside the data flow: the definition inside
/// a model file, the events of a training run and the answers of the command are written and read
/// with it. It trusts no text: nesting, lengths and the number of values are limited, and an error
/// says where it stands.
@NullMarked
package dev.hillock.json;

import org.jspecify.annotations.NullMarked;
