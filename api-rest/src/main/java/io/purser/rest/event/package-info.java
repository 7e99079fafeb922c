/** What happened: as a feed to follow, as a stream, and as a customer's timeline. */
@NullMarked
package io.purser.rest.event;

import org.jspecify.annotations.NullMarked;
