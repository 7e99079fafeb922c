/** Tenants and the provider accounts that serve them. */
@NullMarked
package io.purser.domain.tenant;

import org.jspecify.annotations.NullMarked;
