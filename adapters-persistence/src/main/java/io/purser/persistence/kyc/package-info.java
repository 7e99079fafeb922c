/** Verifications and accepted terms in PostgreSQL. */
@NullMarked
package io.purser.persistence.kyc;

import org.jspecify.annotations.NullMarked;
