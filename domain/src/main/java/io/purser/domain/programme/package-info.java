/** The tenant's card programme as a whole: the money that it has for its customers. */
@NullMarked
package io.purser.domain.programme;

import org.jspecify.annotations.NullMarked;
