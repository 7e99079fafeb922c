/** What the provider delivers: its signature, its events, and where it is to send them. */
@NullMarked
package io.purser.yativo.webhook;

import org.jspecify.annotations.NullMarked;
