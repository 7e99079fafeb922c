/** Customers in PostgreSQL. */
@NullMarked
package io.purser.persistence.customer;

import org.jspecify.annotations.NullMarked;
