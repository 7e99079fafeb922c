/** Who customers are, as far as somebody has verified it, and the terms that they have accepted. */
@NullMarked
package io.purser.rest.kyc;

import org.jspecify.annotations.NullMarked;
