/** Where money must not be sent. */
@NullMarked
package io.purser.domain.transfer.screening;

import org.jspecify.annotations.NullMarked;
