/** The event log in PostgreSQL. */
@NullMarked
package io.purser.persistence.event;

import org.jspecify.annotations.NullMarked;
