/** Whom customers send to, over HTTP. */
@NullMarked
package io.purser.rest.transfer.recipient;

import org.jspecify.annotations.NullMarked;
