/** The same folder as a container image, and the check that runs it. */
@NullMarked
package io.purser.dist.image;

import org.jspecify.annotations.NullMarked;
