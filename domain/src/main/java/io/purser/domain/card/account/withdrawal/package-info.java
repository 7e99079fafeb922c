/** Money on its way back from a card account to the master wallet. */
@NullMarked
package io.purser.domain.card.account.withdrawal;

import org.jspecify.annotations.NullMarked;
