/** Everything about a customer as one document. */
@NullMarked
package io.purser.rest.customer.export;

import org.jspecify.annotations.NullMarked;
