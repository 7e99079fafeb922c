/** A customer's way from an e-mail address to a card that can be issued. */
@NullMarked
package io.purser.domain.card.onboarding;

import org.jspecify.annotations.NullMarked;
