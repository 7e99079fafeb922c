/** How much of the provider's quota is used, in PostgreSQL. */
@NullMarked
package io.purser.persistence.quota;

import org.jspecify.annotations.NullMarked;
