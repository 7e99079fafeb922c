/** Dollars of the master wallet that are changed into the other currencies of the programme. */
@NullMarked
package io.purser.domain.programme.swap;

import org.jspecify.annotations.NullMarked;
