/** What the provider tells us by webhook. */
@NullMarked
package io.purser.domain.inbox;

import org.jspecify.annotations.NullMarked;
