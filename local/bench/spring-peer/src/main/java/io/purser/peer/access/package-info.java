/** Who calls, and whether it may. */
@NullMarked
package io.purser.peer.access;

import org.jspecify.annotations.NullMarked;
