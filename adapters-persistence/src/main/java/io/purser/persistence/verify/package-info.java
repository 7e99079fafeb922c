/** Checks of a whole database: what must be true of all rows, whatever has happened. */
@NullMarked
package io.purser.persistence.verify;

import org.jspecify.annotations.NullMarked;
