/**
 * The card programme of a provider account, the card customers under it, and the money that it has
 * for them.
 */
@NullMarked
package io.purser.domain.programme;

import org.jspecify.annotations.NullMarked;
