/** Documents that customers hand in, over HTTP. */
@NullMarked
package io.purser.rest.kyc.document;

import org.jspecify.annotations.NullMarked;
