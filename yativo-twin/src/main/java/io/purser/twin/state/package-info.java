/** Everything the twin remembers, and how a commit reaches the disk. */
@NullMarked
package io.purser.twin.state;

import org.jspecify.annotations.NullMarked;
