/** Blockchains and the form of addresses on them. */
@NullMarked
package io.purser.domain.chain;

import org.jspecify.annotations.NullMarked;
