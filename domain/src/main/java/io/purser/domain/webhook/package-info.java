/** Tells a tenant's own systems what happened: outgoing webhooks, as Standard Webhooks has them. */
@NullMarked
package io.purser.domain.webhook;

import org.jspecify.annotations.NullMarked;
