package io.purser.twin.state;

import org.jspecify.annotations.Nullable;

/** One row before and after. Null before means it is new; null after means it is gone. */
public record Change(Table<?> table, String id, @Nullable Object before, @Nullable Object after) {}
