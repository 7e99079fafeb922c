/** What was spent by card, over HTTP. */
@NullMarked
package io.purser.rest.card.spending;

import org.jspecify.annotations.NullMarked;
