/** Operations in PostgreSQL. */
@NullMarked
package io.purser.persistence.operation;

import org.jspecify.annotations.NullMarked;
