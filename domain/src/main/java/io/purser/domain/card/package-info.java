/** Cards, from the wish for one to its end. Numbers, codes and PINs of cards never come here. */
@NullMarked
package io.purser.domain.card;

import org.jspecify.annotations.NullMarked;
