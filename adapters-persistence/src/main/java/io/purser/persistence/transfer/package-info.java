/** Transfers and what they were said to cost, in PostgreSQL. */
@NullMarked
package io.purser.persistence.transfer;

import org.jspecify.annotations.NullMarked;
