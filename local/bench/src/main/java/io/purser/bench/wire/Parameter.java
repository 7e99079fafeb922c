package io.purser.bench.wire;

import org.jspecify.annotations.Nullable;

/**
 * A value that was bound to a statement.
 *
 * @param type the type that the driver named, by PostgreSQL's number for it, or 0 when it left that
 *     to the server
 * @param text the value as PostgreSQL writes it, or null
 */
public record Parameter(int type, @Nullable String text) {}
