/** What is in a card account, how old that is, and who says so. */
@NullMarked
package io.purser.domain.card.account.balance;

import org.jspecify.annotations.NullMarked;
