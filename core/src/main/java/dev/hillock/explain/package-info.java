/// What training, a table or a model tells a person who wonders what is wrong: findings, each with
/// the numbers that were seen, why they hurt, and one change that helps. Looks at all the others,
/// and no other package looks at it.
@NullMarked
package dev.hillock.explain;

import org.jspecify.annotations.NullMarked;
