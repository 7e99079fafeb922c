/** How often callers, tenants and addresses may ask, and what answers say of it. */
@NullMarked
package io.purser.rest.limit;

import org.jspecify.annotations.NullMarked;
