/** Where the provider and our books say different things, over HTTP. */
@NullMarked
package io.purser.rest.reconciliation;

import org.jspecify.annotations.NullMarked;
