/** Purser's sealed columns and blind indexes, in their documented form. */
@NullMarked
package io.purser.peer.seal;

import org.jspecify.annotations.NullMarked;
