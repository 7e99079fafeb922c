/** Customers: who they are to us and to the provider. */
@NullMarked
package io.purser.domain.customer;

import org.jspecify.annotations.NullMarked;
