package io.purser.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * A {@link MemberChange} as it was written down.
 *
 * @param hashed whether keyed hashes stand here for the values, which are personal
 */
public record RecordedChange(
    String member, @Nullable String before, @Nullable String after, boolean hashed) {}
