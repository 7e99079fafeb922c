/** The card programme of a provider account, and the card customers under it. */
@NullMarked
package io.purser.domain.programme;

import org.jspecify.annotations.NullMarked;
