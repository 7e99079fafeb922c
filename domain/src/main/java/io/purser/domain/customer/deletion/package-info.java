/** The end of a customer: what keeps one from being deleted, and what is left of one who was. */
@NullMarked
package io.purser.domain.customer.deletion;

import org.jspecify.annotations.NullMarked;
