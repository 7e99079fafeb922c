/** Outgoing webhooks in PostgreSQL. */
@NullMarked
package io.purser.persistence.webhook;

import org.jspecify.annotations.NullMarked;
