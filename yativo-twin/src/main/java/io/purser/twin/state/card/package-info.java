/** What the provider knows of its card programme, of cardholders, cards and their money. */
@NullMarked
package io.purser.twin.state.card;

import org.jspecify.annotations.NullMarked;
