/** Documents that customers hand in, in PostgreSQL. */
@NullMarked
package io.purser.persistence.kyc.document;

import org.jspecify.annotations.NullMarked;
