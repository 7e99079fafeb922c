package io.purser.domain.programme;

import java.time.Instant;

/**
 * What we know of a programme.
 *
 * @param asOf when the provider was asked
 */
public record KnownProgramme(CardProgramme programme, Instant asOf) {}
