/** A service's word that an end user confirmed one exact request, in place of a fresh login. */
@NullMarked
package io.purser.domain.access.confirmation;

import org.jspecify.annotations.NullMarked;
