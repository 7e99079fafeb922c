/** Who calls, and what they may do. */
@NullMarked
package io.purser.rest.access;

import org.jspecify.annotations.NullMarked;
