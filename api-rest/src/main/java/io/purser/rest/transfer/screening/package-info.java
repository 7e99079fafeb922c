/** Where money must not be sent, over HTTP. */
@NullMarked
package io.purser.rest.transfer.screening;

import org.jspecify.annotations.NullMarked;
