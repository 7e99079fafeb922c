/** Statements that carry the tenant whose rows they may see. */
@NullMarked
package io.purser.peer.store;

import org.jspecify.annotations.NullMarked;
