/** Card programmes in PostgreSQL. */
@NullMarked
package io.purser.persistence.programme;

import org.jspecify.annotations.NullMarked;
