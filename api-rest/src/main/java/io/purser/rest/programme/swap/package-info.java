/** Dollars of the master wallet that are changed into other currencies of it. */
@NullMarked
package io.purser.rest.programme.swap;

import org.jspecify.annotations.NullMarked;
