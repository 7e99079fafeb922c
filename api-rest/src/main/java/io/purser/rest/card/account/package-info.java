/** The money behind a customer's cards, over HTTP: balances, fundings and withdrawals. */
@NullMarked
package io.purser.rest.card.account;

import org.jspecify.annotations.NullMarked;
