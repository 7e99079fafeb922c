/** Who calls, and what they may do. */
@NullMarked
package io.purser.domain.access;

import org.jspecify.annotations.NullMarked;
