/** The account that all cards of a customer spend from: what is in it, and what comes and goes. */
@NullMarked
package io.purser.domain.card.account;

import org.jspecify.annotations.NullMarked;
