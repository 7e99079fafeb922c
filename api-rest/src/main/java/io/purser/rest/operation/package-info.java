/** What became of a write that was accepted, and the answers that operations store. */
@NullMarked
package io.purser.rest.operation;

import org.jspecify.annotations.NullMarked;
