/** Text that comes from outside: what is let in. */
@NullMarked
package io.purser.domain.text;

import org.jspecify.annotations.NullMarked;
