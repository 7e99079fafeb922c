/** Sending money, and what the provider says that it costs. */
@NullMarked
package io.purser.yativo.transfer;

import org.jspecify.annotations.NullMarked;
