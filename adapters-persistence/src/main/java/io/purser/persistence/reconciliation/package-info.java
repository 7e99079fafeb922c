/** Breaks between the provider and our books in PostgreSQL. */
@NullMarked
package io.purser.persistence.reconciliation;

import org.jspecify.annotations.NullMarked;
