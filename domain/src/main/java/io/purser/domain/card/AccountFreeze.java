package io.purser.domain.card;

import java.time.Instant;

/**
 * Why the provider has frozen all cards of an account, and will let them go by itself.
 *
 * @param withdrawal the id of the withdrawal that is under way
 * @param until when it is expected to be over
 */
public record AccountFreeze(String withdrawal, Instant until) {}
