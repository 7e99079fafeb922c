/** Public ids: what they look like and where new ones come from. */
@NullMarked
package io.purser.domain.id;

import org.jspecify.annotations.NullMarked;
