/** What is known of businesses, in PostgreSQL. */
@NullMarked
package io.purser.persistence.kyc.business;

import org.jspecify.annotations.NullMarked;
