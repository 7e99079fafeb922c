/** Tenants and provider accounts in PostgreSQL. */
@NullMarked
package io.purser.persistence.tenant;

import org.jspecify.annotations.NullMarked;
