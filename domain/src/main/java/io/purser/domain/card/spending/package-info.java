/** What cards are used for: one card transaction for each purchase or refund, with its history. */
@NullMarked
package io.purser.domain.card.spending;

import org.jspecify.annotations.NullMarked;
