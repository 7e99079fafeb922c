/** What happens to cardholders and their cards over time. */
@NullMarked
package io.purser.twin.card;

import org.jspecify.annotations.NullMarked;
