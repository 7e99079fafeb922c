/** The domain's use cases, put together from the ports that the other modules offer. */
@NullMarked
package io.purser.app.usecase;

import org.jspecify.annotations.NullMarked;
