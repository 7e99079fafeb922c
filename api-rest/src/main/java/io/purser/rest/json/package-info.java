/** Reading JSON that is refused unless it is exactly right, and writing ours. */
@NullMarked
package io.purser.rest.json;

import org.jspecify.annotations.NullMarked;
