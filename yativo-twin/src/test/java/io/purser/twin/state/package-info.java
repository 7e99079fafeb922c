@NullMarked
package io.purser.twin.state;

import org.jspecify.annotations.NullMarked;
