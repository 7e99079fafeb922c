/** Customers against a real PostgreSQL. */
@NullMarked
package io.purser.persistence.customer;

import org.jspecify.annotations.NullMarked;
