/**
 * One call to the provider, from the token it needs to the one verdict on what came of it. What the
 * provider promises is in {@code docs/provider.md}; why calls are made as they are is in ADR 3.
 */
@NullMarked
package io.purser.yativo.call;

import org.jspecify.annotations.NullMarked;
