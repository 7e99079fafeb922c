/** Transfers over HTTP: what they would cost, sending them, and what became of them. */
@NullMarked
package io.purser.rest.transfer;

import org.jspecify.annotations.NullMarked;
