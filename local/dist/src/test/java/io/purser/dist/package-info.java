@NullMarked
package io.purser.dist;

import org.jspecify.annotations.NullMarked;
