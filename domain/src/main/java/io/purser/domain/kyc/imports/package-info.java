/**
 * Taking over what was verified elsewhere, by a share token of the tenant's own verification
 * vendor.
 */
@NullMarked
package io.purser.domain.kyc.imports;

import org.jspecify.annotations.NullMarked;
