/** The audit log in PostgreSQL. */
@NullMarked
package io.purser.persistence.audit;

import org.jspecify.annotations.NullMarked;
