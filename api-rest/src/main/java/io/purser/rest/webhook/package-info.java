/** Endpoints to which a tenant's events are sent, and what became of what was sent. */
@NullMarked
package io.purser.rest.webhook;

import org.jspecify.annotations.NullMarked;
