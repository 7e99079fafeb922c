/** How often we may be asked: the other way round than {@code quota}, with the same arithmetic. */
@NullMarked
package io.purser.domain.throttle;

import org.jspecify.annotations.NullMarked;
