/** Events, their deliveries and the signature the provider puts on them. */
@NullMarked
package io.purser.twin.webhook;

import org.jspecify.annotations.NullMarked;
