package io.purser.domain.programme.history;

import java.time.Instant;

/**
 * A movement that we keep.
 *
 * @param told what the provider told last
 * @param listedAt its place in lists: when it began, or when we first read of it where the provider
 *     does not say
 */
public record Movement(MovementId id, ReportedMovement told, Instant listedAt) {}
