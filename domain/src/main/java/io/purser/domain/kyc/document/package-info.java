/** Documents that customers hand in. */
@NullMarked
package io.purser.domain.kyc.document;

import org.jspecify.annotations.NullMarked;
