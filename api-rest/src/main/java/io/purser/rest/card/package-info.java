/** The way to a card. */
@NullMarked
package io.purser.rest.card;

import org.jspecify.annotations.NullMarked;
