/** Chains, assets and addresses that look right for their chain. */
@NullMarked
package io.purser.twin.chain;

import org.jspecify.annotations.NullMarked;
