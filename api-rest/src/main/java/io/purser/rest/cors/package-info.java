/** Which web pages may read our answers. */
@NullMarked
package io.purser.rest.cors;

import org.jspecify.annotations.NullMarked;
