/** The ledger as customers read it. */
@NullMarked
package io.purser.persistence.statement;

import org.jspecify.annotations.NullMarked;
