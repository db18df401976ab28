/// A page about a model and its predictions: one HTML text without scripts and without anything
/// that is fetched from elsewhere. Pictures are SVG; every number on it that is a result stands in
/// a `data` element with its full value. A function of values: nothing here reads or writes files.
@NullMarked
package dev.hillock.report;

import org.jspecify.annotations.NullMarked;
