/** Destroying what could tell who a deleted customer was. */
@NullMarked
package io.purser.domain.customer.erasure;

import org.jspecify.annotations.NullMarked;
