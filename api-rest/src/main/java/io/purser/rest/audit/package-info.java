/** Who did what, for those who ask. */
@NullMarked
package io.purser.rest.audit;

import org.jspecify.annotations.NullMarked;
