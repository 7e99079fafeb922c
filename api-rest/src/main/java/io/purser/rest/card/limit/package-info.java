/** What customers may spend by card, and how many cards there may be, over HTTP. */
@NullMarked
package io.purser.rest.card.limit;

import org.jspecify.annotations.NullMarked;
