@NullMarked
package io.purser.twin.chain;

import org.jspecify.annotations.NullMarked;
