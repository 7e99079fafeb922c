@NullMarked
package io.purser.dist.image;

import org.jspecify.annotations.NullMarked;
