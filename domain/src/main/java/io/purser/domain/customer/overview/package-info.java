/** A customer together with what belongs to them. */
@NullMarked
package io.purser.domain.customer.overview;

import org.jspecify.annotations.NullMarked;
