/** Display currencies and rates in PostgreSQL. */
@NullMarked
package io.purser.persistence.rate;

import org.jspecify.annotations.NullMarked;
