/** A second person says whether a transfer may be sent. */
@NullMarked
package io.purser.domain.transfer.approval;

import org.jspecify.annotations.NullMarked;
