/** The provider's register of customers. */
@NullMarked
package io.purser.yativo.customer;

import org.jspecify.annotations.NullMarked;
