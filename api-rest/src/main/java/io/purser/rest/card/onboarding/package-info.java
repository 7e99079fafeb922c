/** The way to a first card, step by step, over HTTP. */
@NullMarked
package io.purser.rest.card.onboarding;

import org.jspecify.annotations.NullMarked;
