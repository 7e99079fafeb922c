package io.purser.twin.state.card;

import java.time.Instant;

/** A way for a cardholder to the page on which they prove who they are. */
public record KycLink(String token, String cardCustomer, Instant expiresAt) {}
