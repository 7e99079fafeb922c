/** What assets are worth in the one currency that a tenant shows. */
@NullMarked
package io.purser.domain.rate;

import org.jspecify.annotations.NullMarked;
