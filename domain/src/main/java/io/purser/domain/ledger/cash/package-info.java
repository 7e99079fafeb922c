/**
 * Double entry of dollars, euros and pounds: on master wallets, in card accounts, and between them.
 */
@NullMarked
package io.purser.domain.ledger.cash;

import org.jspecify.annotations.NullMarked;
