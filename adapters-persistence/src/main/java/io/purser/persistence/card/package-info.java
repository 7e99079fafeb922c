/** Onboardings for cards. */
@NullMarked
package io.purser.persistence.card;

import org.jspecify.annotations.NullMarked;
