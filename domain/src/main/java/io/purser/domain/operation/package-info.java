/**
 * Writes to the provider: planned before they are sent, and settled whatever happens in between.
 */
@NullMarked
package io.purser.domain.operation;

import org.jspecify.annotations.NullMarked;
