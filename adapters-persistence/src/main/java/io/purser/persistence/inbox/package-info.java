/** Webhook endpoints and deliveries in PostgreSQL. */
@NullMarked
package io.purser.persistence.inbox;

import org.jspecify.annotations.NullMarked;
