/// Model files. After training and before prediction: what was fitted and learned becomes one
/// safetensors file, written so that a kill at any instant leaves the old file or the new one, and
/// read so that no file can run code, exhaust memory or end in anything but an answer or a clear
/// refusal.
@NullMarked
package dev.hillock.model;

import org.jspecify.annotations.NullMarked;
