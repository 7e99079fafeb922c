/** Where the provider delivers its webhooks. */
@NullMarked
package io.purser.rest.inbox;

import org.jspecify.annotations.NullMarked;
