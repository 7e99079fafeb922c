/** Customers over HTTP. */
@NullMarked
package io.purser.rest.customer;

import org.jspecify.annotations.NullMarked;
