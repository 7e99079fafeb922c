package io.purser.domain.list;

import java.time.Instant;

/**
 * The place of an item in a list that runs from the newest to the oldest; the id decides between
 * equal times.
 */
public record Position(Instant createdAt, String id) {}
