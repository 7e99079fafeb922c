/** Money on its way from the master wallet to a card account. */
@NullMarked
package io.purser.domain.card.account.funding;

import org.jspecify.annotations.NullMarked;
