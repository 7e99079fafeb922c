/** How much customers may send, over HTTP. */
@NullMarked
package io.purser.rest.transfer.limit;

import org.jspecify.annotations.NullMarked;
