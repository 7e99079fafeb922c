/** Double entry for money that is in wallets: postings that are only ever added to. */
@NullMarked
package io.purser.domain.ledger;

import org.jspecify.annotations.NullMarked;
