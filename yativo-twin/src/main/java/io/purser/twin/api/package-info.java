/** The provider's own routes: what Purser's adapter talks to. */
@NullMarked
package io.purser.twin.api;

import org.jspecify.annotations.NullMarked;
