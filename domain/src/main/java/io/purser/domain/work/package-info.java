/** Units of work: what is written together, or not at all. */
@NullMarked
package io.purser.domain.work;

import org.jspecify.annotations.NullMarked;
