/** Who did what, and why. */
@NullMarked
package io.purser.domain.audit;

import org.jspecify.annotations.NullMarked;
