/** Customers: create, read, list. */
@NullMarked
package io.purser.peer.customer;

import org.jspecify.annotations.NullMarked;
