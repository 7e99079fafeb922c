/**
 * Whether anything that only the cardholder may know comes to rest where it can be read: in logs,
 * tables, events, metrics or webhooks.
 */
@NullMarked
package io.purser.local.canaries;

import org.jspecify.annotations.NullMarked;
