/** What the provider says is in wallets, compared with our books. */
@NullMarked
package io.purser.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
