/** What a customer may spend by card, and how many cards there may be. */
@NullMarked
package io.purser.domain.card.limit;

import org.jspecify.annotations.NullMarked;
