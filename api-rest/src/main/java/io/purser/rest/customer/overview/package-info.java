/** What a customer is shown together with. */
@NullMarked
package io.purser.rest.customer.overview;

import org.jspecify.annotations.NullMarked;
