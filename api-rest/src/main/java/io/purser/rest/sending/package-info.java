/** Sends outgoing webhooks over HTTP, and only to where they may go. */
@NullMarked
package io.purser.rest.sending;

import org.jspecify.annotations.NullMarked;
