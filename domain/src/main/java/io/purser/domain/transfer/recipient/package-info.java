/** Whom customers send to again and again. */
@NullMarked
package io.purser.domain.transfer.recipient;

import org.jspecify.annotations.NullMarked;
