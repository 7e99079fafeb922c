/** How often callers may still ask. */
@NullMarked
package io.purser.persistence.throttle;

import org.jspecify.annotations.NullMarked;
