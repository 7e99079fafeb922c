/** Where requests come from. */
@NullMarked
package io.purser.domain.net;

import org.jspecify.annotations.NullMarked;
