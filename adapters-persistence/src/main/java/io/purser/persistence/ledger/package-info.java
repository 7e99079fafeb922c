/** The ledger in PostgreSQL. */
@NullMarked
package io.purser.persistence.ledger;

import org.jspecify.annotations.NullMarked;
