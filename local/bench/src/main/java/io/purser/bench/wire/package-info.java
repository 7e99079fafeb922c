/** What a node says to PostgreSQL, written down and turned into a script for pgbench. */
@NullMarked
package io.purser.bench.wire;

import org.jspecify.annotations.NullMarked;
