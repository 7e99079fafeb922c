/** Sealing what is personal, and finding it again without opening it. */
@NullMarked
package io.purser.persistence.seal;

import org.jspecify.annotations.NullMarked;
