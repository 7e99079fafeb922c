/** The command with which operators take over who was at the provider before us. */
@NullMarked
package io.purser.local.adopt;

import org.jspecify.annotations.NullMarked;
