/** How much customers may send. */
@NullMarked
package io.purser.domain.transfer.limit;

import org.jspecify.annotations.NullMarked;
