/** Phone numbers as people write them. */
@NullMarked
package io.purser.rest.phone;

import org.jspecify.annotations.NullMarked;
