/** {@code ./purser deliveries}: what became of the provider's deliveries, from a shell. */
@NullMarked
package io.purser.local.deliveries;

import org.jspecify.annotations.NullMarked;
