/** What is known of businesses: how they are registered, and who holds shares in them. */
@NullMarked
package io.purser.domain.kyc.business;

import org.jspecify.annotations.NullMarked;
