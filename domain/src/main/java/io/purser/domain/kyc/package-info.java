/**
 * Who a customer is, as far as somebody has verified it; apart from whether they have an account.
 */
@NullMarked
package io.purser.domain.kyc;

import org.jspecify.annotations.NullMarked;
