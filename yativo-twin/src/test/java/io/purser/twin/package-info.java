@NullMarked
package io.purser.twin;

import org.jspecify.annotations.NullMarked;
