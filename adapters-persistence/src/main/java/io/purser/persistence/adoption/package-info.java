/** Imports and their proposals in PostgreSQL. */
@NullMarked
package io.purser.persistence.adoption;

import org.jspecify.annotations.NullMarked;
